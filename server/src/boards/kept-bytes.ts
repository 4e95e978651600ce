/** Room for the boards that a city's offices look at in the morning; the rest is made anew. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Answers as the bytes they were sent as, each with the moment it was made at; the longest unused go first. */
export class KeptBytes {
  private readonly answers = new Map<string, { moment: string; bytes: Buffer }>();
  private size = 0;

  constructor(private readonly most = MOST_BYTES) {}

  /** The answer to what was asked, if it was made at this very moment. */
  of(asked: string, moment: string): Buffer | null {
    const found = this.answers.get(asked);
    if (!found) return null;
    this.forget(asked);
    if (found.moment !== moment) return null;
    this.put(asked, found);
    return found.bytes;
  }

  keep(asked: string, moment: string, bytes: Buffer): void {
    this.forget(asked);
    this.put(asked, { moment, bytes });
    for (const oldest of this.answers.keys()) {
      if (this.size <= this.most) return;
      this.forget(oldest);
    }
  }

  private put(asked: string, answer: { moment: string; bytes: Buffer }): void {
    this.answers.set(asked, answer);
    this.size += answer.bytes.length + asked.length;
  }

  private forget(asked: string): void {
    const found = this.answers.get(asked);
    if (!found) return;
    this.answers.delete(asked);
    this.size -= found.bytes.length + asked.length;
  }
}
