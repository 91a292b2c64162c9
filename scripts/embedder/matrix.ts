// The three products training spends its time in. Rows lie one after another in flat arrays; four rows are worked on at
// once, which is as fast as plain JavaScript gets here.

/** a (m × dim) times bᵀ (n × dim): m × n. */
export function multiplyRowsTransposed(
  a: Float32Array,
  b: Float32Array,
  m: number,
  n: number,
  dim: number,
): Float32Array {
  const result = new Float32Array(m * n);
  for (let i = 0; i < m; i += 1) {
    const row = i * dim;
    let j = 0;
    for (; j + 4 <= n; j += 4) {
      const [b0, b1, b2, b3] = [j * dim, (j + 1) * dim, (j + 2) * dim, (j + 3) * dim];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let d = 0; d < dim; d += 1) {
        const x = a[row + d]!;
        s0 += x * b[b0 + d]!;
        s1 += x * b[b1 + d]!;
        s2 += x * b[b2 + d]!;
        s3 += x * b[b3 + d]!;
      }
      result[i * n + j] = s0;
      result[i * n + j + 1] = s1;
      result[i * n + j + 2] = s2;
      result[i * n + j + 3] = s3;
    }
    for (; j < n; j += 1) {
      let sum = 0;
      for (let d = 0; d < dim; d += 1) sum += a[row + d]! * b[j * dim + d]!;
      result[i * n + j] = sum;
    }
  }
  return result;
}

/** a (m × n) times b (n × dim): m × dim. */
export function multiplyRows(
  a: Float32Array,
  b: Float32Array,
  m: number,
  n: number,
  dim: number,
): Float32Array {
  const result = new Float32Array(m * dim);
  for (let i = 0; i < m; i += 1) {
    const to = i * dim;
    let j = 0;
    for (; j + 4 <= n; j += 4) {
      const at = i * n + j;
      const [x0, x1, x2, x3] = [a[at]!, a[at + 1]!, a[at + 2]!, a[at + 3]!];
      const [b0, b1, b2, b3] = [j * dim, (j + 1) * dim, (j + 2) * dim, (j + 3) * dim];
      for (let d = 0; d < dim; d += 1) {
        result[to + d]! += x0 * b[b0 + d]! + x1 * b[b1 + d]! + x2 * b[b2 + d]! + x3 * b[b3 + d]!;
      }
    }
    for (; j < n; j += 1) {
      const x = a[i * n + j]!;
      for (let d = 0; d < dim; d += 1) result[to + d]! += x * b[j * dim + d]!;
    }
  }
  return result;
}

/** aᵀ (m × n) times b (m × dim): n × dim. */
export function multiplyTransposedRows(
  a: Float32Array,
  b: Float32Array,
  m: number,
  n: number,
  dim: number,
): Float32Array {
  const turned = new Float32Array(n * m);
  for (let i = 0; i < m; i += 1) for (let j = 0; j < n; j += 1) turned[j * m + i] = a[i * n + j]!;
  return multiplyRows(turned, b, n, m, dim);
}
