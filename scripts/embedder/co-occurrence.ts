// Which pieces stand near which: positive pointwise mutual information within a window, as a sparse matrix.
/** Rows one after another; row i has entries starts[i] .. starts[i + 1]. */
export interface SparseMatrix {
  size: number;
  starts: Uint32Array;
  columns: Uint16Array;
  values: Float32Array;
}

/** Neighbours on each side. */
const window = 6;

/** Context counts to this power, so that rare neighbours do not look more telling than they are (Levy et al. 2015). */
const smoothing = 0.75;

export function countFrequencies(texts: Uint16Array[], size: number): Float64Array {
  const frequencies = new Float64Array(size);
  for (const text of texts) for (const id of text) frequencies[id]! += 1;
  return frequencies;
}

export function mutualInformation(texts: Uint16Array[], size: number): SparseMatrix {
  const { stream, places } = lineUp(texts, size);
  const contexts = new Float64Array(size);
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      contexts[text[at]!]! += Math.min(window, at) + Math.min(window, text.length - 1 - at);
    }
  }
  let smoothed = 0;
  for (const count of contexts) smoothed += count ** smoothing;

  const starts = new Uint32Array(size + 1);
  const columns: Uint16Array[] = [];
  const values: Float32Array[] = [];
  const near = new Float64Array(size);
  for (let id = 0; id < size; id += 1) {
    const found: number[] = [];
    for (const place of places[id]!) {
      for (let at = place - window; at <= place + window; at += 1) {
        const other = stream[at]!;
        if (at === place || other < 0) continue;
        if (near[other]! === 0) found.push(other);
        near[other]! += 1;
      }
    }
    found.sort((a, b) => a - b);
    const row = new Float32Array(found.length);
    let kept = 0;
    const keptColumns = new Uint16Array(found.length);
    for (const other of found) {
      const information = Math.log(
        (near[other]! * smoothed) / (contexts[id]! * contexts[other]! ** smoothing),
      );
      near[other] = 0;
      if (information <= 0) continue;
      row[kept] = information;
      keptColumns[kept] = other;
      kept += 1;
    }
    columns.push(keptColumns.subarray(0, kept));
    values.push(row.subarray(0, kept));
    starts[id + 1] = starts[id]! + kept;
  }
  return {
    size,
    starts,
    columns: concat(columns, new Uint16Array(starts[size]!)),
    values: concat(values, new Float32Array(starts[size]!)),
  };
}

/** All texts in one row, kept apart by more than a window of nothing, and where each piece stands in it. */
function lineUp(texts: Uint16Array[], size: number): { stream: Int32Array; places: Uint32Array[] } {
  const length = texts.reduce((sum, text) => sum + text.length + window, window);
  const stream = new Int32Array(length).fill(-1);
  const places = [...countFrequencies(texts, size)].map((count) => new Uint32Array(count));
  const filled = new Uint32Array(size);
  let at = window;
  for (const text of texts) {
    stream.set(text, at);
    for (const [i, id] of text.entries()) {
      places[id]![filled[id]!] = at + i;
      filled[id]! += 1;
    }
    at += text.length + window;
  }
  return { stream, places };
}

function concat<T extends Uint16Array | Float32Array>(parts: T[], whole: T): T {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
