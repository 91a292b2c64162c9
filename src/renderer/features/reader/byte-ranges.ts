// Lends pdf.js a stored file piece by piece, so that a large book opens before it is loaded. pdf.js asks for many small
// neighbouring pieces in one turn; they are joined into few calls, and everything stops when the reader is left.
import { PDFDataRangeTransport } from 'pdfjs-dist';

/** Bytes [from, to). */
export interface ByteRange {
  from: number;
  to: number;
}

export type ReadBytes = (range: ByteRange, signal: AbortSignal) => Promise<Blob>;

/** Most pieces of one file that are read at the same time. */
const parallelReads = 8;

/**
 * The reads that satisfy all asked pieces: neighbours and overlaps joined, none longer than `max`, in file order.
 */
export function planReads(asked: readonly ByteRange[], max: number): ByteRange[] {
  const joined: ByteRange[] = [];
  for (const { from, to } of [...asked].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined.flatMap(({ from, to }) => {
    const pieces: ByteRange[] = [];
    for (let start = from; start < to; start += max)
      pieces.push({ from: start, to: Math.min(start + max, to) });
    return pieces;
  });
}

export interface FileSource {
  byteSize: number;
  /** Longest piece `read` accepts. */
  maxPiece: number;
  read: ReadBytes;
  /** A piece could not be read; pdf.js has no way to hear of it, so the document cannot go on. */
  onFail: (reason: unknown) => void;
}

interface Ask extends ByteRange {
  data: Uint8Array;
  missing: number;
}

export class StoredFileTransport extends PDFDataRangeTransport {
  readonly #source: FileSource;
  readonly #stop = new AbortController();
  #asks: Ask[] = [];
  #fresh: Ask[] = [];
  readonly #waiting: ByteRange[] = [];
  #running = 0;

  constructor(source: FileSource) {
    super(source.byteSize, null);
    this.#source = source;
  }

  override requestDataRange(from: number, to: number): void {
    const end = Math.min(to, this.#source.byteSize);
    const ask = { from, to: end, data: new Uint8Array(end - from), missing: end - from };
    this.#fresh.push(ask);
    if (this.#fresh.length === 1) queueMicrotask(() => this.#startFresh());
  }

  override abort(): void {
    this.#stop.abort();
    this.#waiting.length = 0;
    this.#asks = [];
    this.#fresh = [];
  }

  #startFresh(): void {
    if (this.#stop.signal.aborted) return;
    this.#waiting.push(...planReads(this.#fresh, this.#source.maxPiece));
    this.#asks.push(...this.#fresh);
    this.#fresh = [];
    this.#pump();
  }

  #pump(): void {
    while (this.#running < parallelReads) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#running += 1;
      void this.#read(next);
    }
  }

  async #read(range: ByteRange): Promise<void> {
    try {
      const piece = await this.#source.read(range, this.#stop.signal);
      const bytes = new Uint8Array(await piece.arrayBuffer());
      if (!this.#stop.signal.aborted) this.#deliver(range.from, bytes);
    } catch (reason) {
      if (this.#stop.signal.aborted) return;
      this.abort();
      this.#source.onFail(reason);
    } finally {
      this.#running -= 1;
      this.#pump();
    }
  }

  #deliver(start: number, bytes: Uint8Array): void {
    for (const ask of this.#asks) {
      const from = Math.max(ask.from, start);
      const to = Math.min(ask.to, start + bytes.length);
      if (from >= to || ask.missing === 0) continue;
      ask.data.set(bytes.subarray(from - start, to - start), from - ask.from);
      ask.missing -= to - from;
      if (ask.missing === 0) this.onDataRange(ask.from, ask.data);
    }
    this.#asks = this.#asks.filter((ask) => ask.missing > 0);
  }
}
