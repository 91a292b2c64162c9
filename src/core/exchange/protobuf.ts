// As much of the protobuf wire format as Anki's newer packages need: fields of one message, by number.

export interface Field {
  number: number;
  /** A number, or bytes; fixed-width ones are passed over. */
  value: number | Buffer;
}

/** Throws a RangeError on what is cut off. */
export function readFields(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes.readUInt8(at);
      at += 1;
      // Beyond 53 bits only sizes nobody has.
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('varint');
  };
  while (at < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const wire = key % 8;
    if (wire === 0) fields.push({ number, value: varint() });
    else if (wire === 2) {
      const length = varint();
      if (at + length > bytes.length) throw new RangeError('length');
      fields.push({ number, value: bytes.subarray(at, at + length) });
      at += length;
    } else if (wire === 5) at += 4;
    else if (wire === 1) at += 8;
    else throw new RangeError('wire type');
  }
  return fields;
}
