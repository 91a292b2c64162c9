// The strongest directions of a large sparse matrix, by random projection (Halko, Martinsson and Tropp 2011): multiply a
// few random vectors by it, make them orthogonal, and solve the small problem that is left.
import type { SparseMatrix } from './co-occurrence.ts';
import type { Random } from './random.ts';

/** Directions beyond those wanted, which catch what chance missed. */
const spare = 24;

/** Rounds of multiplying again, which sharpen the directions. */
const rounds = 2;

/** Row i of the result is row i of the matrix in `dim` numbers: left singular vectors times the roots of their values. */
export function strongestDirections(matrix: SparseMatrix, dim: number, random: Random): Float32Array {
  const width = Math.min(dim + spare, matrix.size);
  let left = multiply(matrix, Float32Array.from({ length: matrix.size * width }, random.normal), width);
  orthogonalise(left, matrix.size, width);
  for (let round = 0; round < rounds; round += 1) {
    const right = multiplyTransposed(matrix, left, width);
    orthogonalise(right, matrix.size, width);
    left = multiply(matrix, right, width);
    orthogonalise(left, matrix.size, width);
  }
  const small = multiplyTransposed(matrix, left, width);
  const { values, vectors } = eigen(gram(small, matrix.size, width), width);
  const result = new Float32Array(matrix.size * dim);
  for (let row = 0; row < matrix.size; row += 1) {
    for (let d = 0; d < Math.min(dim, width); d += 1) {
      let sum = 0;
      for (let i = 0; i < width; i += 1) sum += left[row * width + i]! * vectors[i * width + d]!;
      // The root of a singular value is the fourth root of the Gram matrix's.
      result[row * dim + d] = sum * Math.max(0, values[d]!) ** 0.25;
    }
  }
  return result;
}

function multiply(
  { size, starts, columns, values }: SparseMatrix,
  by: Float32Array,
  width: number,
): Float32Array {
  const result = new Float32Array(size * width);
  for (let row = 0; row < size; row += 1) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const value = values[at]!;
      const from = columns[at]! * width;
      for (let i = 0; i < width; i += 1) result[row * width + i]! += value * by[from + i]!;
    }
  }
  return result;
}

function multiplyTransposed(matrix: SparseMatrix, by: Float32Array, width: number): Float32Array {
  const { size, starts, columns, values } = matrix;
  const result = new Float32Array(size * width);
  for (let row = 0; row < size; row += 1) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const value = values[at]!;
      const to = columns[at]! * width;
      for (let i = 0; i < width; i += 1) result[to + i]! += value * by[row * width + i]!;
    }
  }
  return result;
}

/** Makes the columns orthonormal: Cholesky of the Gram matrix, twice, since once loses digits. */
function orthogonalise(columns: Float32Array, rows: number, width: number): void {
  for (let pass = 0; pass < 2; pass += 1) {
    const factor = cholesky(gram(columns, rows, width), width);
    for (let row = 0; row < rows; row += 1) {
      const at = row * width;
      for (let i = 0; i < width; i += 1) {
        let sum = columns[at + i]!;
        for (let j = 0; j < i; j += 1) sum -= factor[i * width + j]! * columns[at + j]!;
        columns[at + i] = sum / factor[i * width + i]!;
      }
    }
  }
}

function gram(columns: Float32Array, rows: number, width: number): Float64Array {
  const result = new Float64Array(width * width);
  for (let row = 0; row < rows; row += 1) {
    const at = row * width;
    for (let i = 0; i < width; i += 1) {
      const value = columns[at + i]!;
      if (value === 0) continue;
      for (let j = 0; j <= i; j += 1) result[i * width + j]! += value * columns[at + j]!;
    }
  }
  for (let i = 0; i < width; i += 1)
    for (let j = 0; j < i; j += 1) result[j * width + i] = result[i * width + j]!;
  return result;
}

/** Lower triangle L with L·Lᵀ = matrix. A direction that is a mixture of the others is left almost at zero, not NaN. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k += 1) sum -= factor[i * size + k]! * factor[j * size + k]!;
      if (i === j) factor[i * size + i] = Math.sqrt(Math.max(sum, 1e-12 * matrix[i * size + i]! + 1e-30));
      else factor[i * size + j] = sum / factor[j * size + j]!;
    }
  }
  return factor;
}

/** Eigenvalues, largest first, and eigenvectors as columns, by Jacobi's rotations. */
function eigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const turned = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 30 && offDiagonal(turned, size) > 1e-18; sweep += 1) {
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) rotate(turned, vectors, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (a, b) => turned[b * size + b]! - turned[a * size + a]! || a - b,
  );
  const sorted = new Float64Array(size * size);
  for (const [to, from] of order.entries()) {
    for (let i = 0; i < size; i += 1) sorted[i * size + to] = vectors[i * size + from]!;
  }
  return { values: Float64Array.from(order, (i) => turned[i * size + i]!), vectors: sorted };
}

/** What is left beside the diagonal, as a share of the whole. */
function offDiagonal(matrix: Float64Array, size: number): number {
  let beside = 0;
  let whole = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const square = matrix[i * size + j]! ** 2;
      whole += square;
      if (i !== j) beside += square;
    }
  }
  return whole === 0 ? 0 : beside / whole;
}

/** Turns p and q until nothing stands between them. */
function rotate(matrix: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const between = matrix[p * size + q]!;
  if (between === 0) return;
  const slope = (matrix[q * size + q]! - matrix[p * size + p]!) / (2 * between);
  const t = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(slope * slope + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (cells: Float64Array, a: number, b: number) => {
    const [x, y] = [cells[a]!, cells[b]!];
    cells[a] = c * x - s * y;
    cells[b] = s * x + c * y;
  };
  for (let i = 0; i < size; i += 1) turn(matrix, i * size + p, i * size + q);
  for (let i = 0; i < size; i += 1) turn(matrix, p * size + i, q * size + i);
  for (let i = 0; i < size; i += 1) turn(vectors, i * size + p, i * size + q);
}
