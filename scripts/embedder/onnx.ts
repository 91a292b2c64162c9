// Writes the model as an ONNX file: look up each piece's bytes and scale, multiply. Pooling and normalising are left to
// whoever runs it, as with any sentence encoder. Only the handful of protobuf messages this graph needs are spelled out;
// field numbers are those of onnx.proto (IR version 8, operators version 13, which every current runtime reads).
import type { QuantisedTable } from './quantise.ts';

const irVersion = 8;
const operators = 13;
const float = 1;
const int8 = 3;
const int64 = 7;

export function writeOnnx({ rows, scales, dim }: QuantisedTable): Uint8Array {
  const size = scales.length;
  const graph = message(
    bytes(1, node('Gather', ['rows', 'input_ids'], 'row_bytes')),
    bytes(1, node('Cast', ['row_bytes'], 'row_numbers', bytes(5, castTo(float)))),
    bytes(1, node('Gather', ['scales', 'input_ids'], 'row_scales')),
    bytes(1, node('Mul', ['row_numbers', 'row_scales'], 'last_hidden_state')),
    bytes(2, text('word_vectors')),
    bytes(
      5,
      tensor('rows', int8, [size, dim], new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength)),
    ),
    bytes(5, tensor('scales', float, [size, 1], littleEndian(scales))),
    bytes(11, value('input_ids', int64, ['batch', 'sequence'])),
    bytes(12, value('last_hidden_state', float, ['batch', 'sequence', dim])),
  );
  return model(graph);
}

/** The same table in full numbers, four times as large: what the bytes are measured against. */
export function writeFloatOnnx(rows: Float32Array, dim: number): Uint8Array {
  return model(
    message(
      bytes(1, node('Gather', ['rows', 'input_ids'], 'last_hidden_state')),
      bytes(2, text('word_vectors')),
      bytes(5, tensor('rows', float, [rows.length / dim, dim], littleEndian(rows))),
      bytes(11, value('input_ids', int64, ['batch', 'sequence'])),
      bytes(12, value('last_hidden_state', float, ['batch', 'sequence', dim])),
    ),
  );
}

function model(graph: Uint8Array): Uint8Array {
  return message(
    number(1, irVersion),
    bytes(2, text('lectern')),
    bytes(7, graph),
    bytes(8, message(bytes(1, text('')), number(2, operators))),
  );
}

function node(type: string, inputs: string[], output: string, ...attributes: Uint8Array[]): Uint8Array {
  const name = bytes(3, text(output));
  return message(
    ...inputs.map((input) => bytes(1, text(input))),
    bytes(2, text(output)),
    name,
    bytes(4, text(type)),
    ...attributes,
  );
}

/** Cast's attribute: the type to make; 2 is an integer attribute. */
function castTo(type: number): Uint8Array {
  return message(bytes(1, text('to')), number(3, type), number(20, 2));
}

function tensor(name: string, type: number, dims: number[], raw: Uint8Array): Uint8Array {
  return message(...dims.map((dim) => number(1, dim)), number(2, type), bytes(8, text(name)), bytes(9, raw));
}

function value(name: string, type: number, dims: (number | string)[]): Uint8Array {
  const shape = dims.map((dim) => bytes(1, typeof dim === 'number' ? number(1, dim) : bytes(2, text(dim))));
  const tensorType = message(number(1, type), bytes(2, message(...shape)));
  return message(bytes(1, text(name)), bytes(2, bytes(1, tensorType)));
}

function littleEndian(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (const [i, value] of values.entries()) view.setFloat32(i * 4, value, true);
  return new Uint8Array(view.buffer);
}

/** Protobuf: a field is its number and kind (0 varint, 2 length-delimited), then the content. */
function number(field: number, value: number): Uint8Array {
  return message(varint(field * 8), varint(value));
}

function bytes(field: number, content: Uint8Array): Uint8Array {
  return message(varint(field * 8 + 2), varint(content.length), content);
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function varint(value: number): Uint8Array {
  const result: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) result.push((left % 128) + 128);
  return Uint8Array.from([...result, left]);
}

function message(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
