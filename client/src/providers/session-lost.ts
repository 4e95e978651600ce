/** The session ended while a page was open: whoever listens asks for the password again, over the same page. */
const listeners = new Set<() => void>();

export function announceSessionLost(): void {
  for (const listener of listeners) listener();
}

/** Returns the function that ends the listening. */
export function onSessionLost(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
