/** A record that takes another one back: a status event, or an earlier retraction. */
export interface RetractionLink {
  id: number;
  retractsId: number;
}

/**
 * What is taken back: the key of each such record, beside the retraction that does it. A retraction holds only as long
 * as it is not itself taken back; then what it took back stands again.
 */
export function takenBack<R extends RetractionLink>(retractions: readonly R[]): Map<number, R> {
  const of = new Map<number, R[]>();
  for (const retraction of retractions) {
    const others = of.get(retraction.retractsId);
    if (others) others.push(retraction);
    else of.set(retraction.retractsId, [retraction]);
  }
  const holding = (id: number): R | undefined => of.get(id)?.find((r) => holding(r.id) === undefined);
  const found = new Map<number, R>();
  for (const id of of.keys()) {
    const retraction = holding(id);
    if (retraction) found.set(id, retraction);
  }
  return found;
}
