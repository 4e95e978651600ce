/**
 * What the sources tell, one source after the other. Those that come next have begun to read meanwhile, `most` of them,
 * and each reads one piece ahead: more is never held. Whoever stops listening stops the reading.
 * @throws what a source throws, when it would be its turn
 */
export async function* readAhead<T>(sources: Iterable<AsyncGenerator<T>>, most: number): AsyncGenerator<T> {
  const waiting = sources[Symbol.iterator]();
  const begun: { source: AsyncGenerator<T>; next: Promise<IteratorResult<T>> }[] = [];
  const begin = (): void => {
    while (begun.length <= most) {
      const source = waiting.next();
      if (source.done) return;
      begun.push({ source: source.value, next: held(source.value.next()) });
    }
  };
  try {
    for (begin(); begun[0]; begin()) {
      const [first] = begun;
      for (;;) {
        const { value, done } = await first.next;
        if (done) break;
        first.next = held(first.source.next());
        yield value;
      }
      begun.shift();
    }
  } finally {
    for (const { source } of begun) void held(source.return(undefined));
  }
}

/** Is waited for later, or never: until then its failure is nobody's fault. */
function held<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
