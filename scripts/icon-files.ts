// Packs PNGs into the two icon containers. Both are a header, a table and the PNGs as they are, so no tool has to be
// fetched to make them.

export interface Picture {
  /** Edge in pixels; pictures are square. */
  size: number;
  png: Buffer;
}

// Apple's four-letter codes by edge in pixels; the @2x ones share their pixels with a larger plain size.
const appleCodes: Array<[size: number, codes: string[]]> = [
  [32, ['ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
];

/** A Windows .ico of at most 256 pixels. */
export function ico(pictures: Picture[]): Buffer {
  const entryBytes = 16;
  const header = Buffer.alloc(6 + entryBytes * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + entryBytes * index;
    // One byte each for width and height, where 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map((picture) => picture.png)]);
}

/** A macOS .icns from the sizes Apple asks for; throws when one is missing. */
export function icns(pictures: Picture[]): Buffer {
  const parts = appleCodes.flatMap(([size, codes]) => {
    const png = pictures.find((picture) => picture.size === size)?.png;
    if (png === undefined) throw new Error(`No picture of ${size} pixels`);
    return codes.map((code) => Buffer.concat([Buffer.from(code), length(png.length + 8), png]));
  });
  const all = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns'), length(all.length + 8), all]);
}

function length(bytes: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(bytes);
  return buffer;
}
