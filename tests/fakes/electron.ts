// Stands in for the `electron` module in unit tests: importing it is harmless, using it says what was forgotten.
export function forgotten(): never {
  throw new Error('Electron parts are passed in; a unit test must not reach for the real module');
}
export const app = new Proxy({}, { get: forgotten });
