// Long work in the main process is done in turns of a few milliseconds.

/** Lets everything that waits have its turn first. */
export const giveWay = () => new Promise<void>((resolve) => setImmediate(resolve));
