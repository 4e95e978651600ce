/** Lets what waits in this thread have its turn: answers of the database, the end of a lease, the next request. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
