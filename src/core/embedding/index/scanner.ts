// The memory packed vectors lie in and the loop over them, in WASM SIMD. There is no second loop in JavaScript: it took
// 40 times as long, and the table on disk, which is there anyway, is compared in a third of that.
import { scanBytes } from './scan-bytes.ts';

export interface Scanner {
  /** The whole memory; a view of it is void after `reserve`. */
  buffer(): ArrayBuffer;
  /** Makes the memory at least this long. */
  reserve(bytes: number): void;
  /**
   * out[i] = scales[i] · (rows[i] · query), all given as byte offsets: `query` 16-bit, rows signed bytes, scales and out
   * float32. `width` is a multiple of 16 and `count` of 4. Four rows lie interleaved, sixteen bytes of each in turn.
   */
  scan(query: number, rows: number, width: number, scales: number, out: number, count: number): void;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The parts used here: their types come with the browser's, of which the core has none. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: Record<string, unknown> };
};

const pageBytes = 64 * 1024;

/** Null where the processor lacks the instructions; V8 then refuses the module. */
export function createScanner(): Scanner | null {
  const bytes = Buffer.from(scanBytes, 'base64');
  if (!WebAssembly.validate(bytes)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const memory = exports.memory as Memory;
  return {
    buffer: () => memory.buffer,
    reserve(length) {
      const missing = length - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    },
    scan: exports.scan as Scanner['scan'],
  };
}
