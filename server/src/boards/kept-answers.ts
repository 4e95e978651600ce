const MOST = 200;

/** The last answers worked out from people, under names that change when they may: those of a city take a while. */
export class KeptAnswers<T> {
  private readonly kept = new Map<string, Promise<T>>();

  /** @param most so many are kept: fewer of those that are large */
  constructor(private readonly most = MOST) {}

  /** The answer of a name; who asks for one that is being worked out waits for it. */
  get(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.kept.get(name);
    this.kept.delete(name);
    const answer = known ?? make();
    this.kept.set(name, answer);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
    // What failed is asked again.
    answer.catch(() => this.kept.delete(name));
    return answer;
  }
}
