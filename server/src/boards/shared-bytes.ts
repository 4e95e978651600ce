import { KeptBytes } from './kept-bytes.js';

/** When an answer is made, so far as it depends on it: equal names are equal moments, a later one has a greater `at`. */
export interface Moment {
  name: string;
  at: number;
}

interface Making<M extends Moment> {
  moment: M;
  bytes: Promise<Buffer>;
  /** for those who asked since it began, at another moment */
  next: { moment: M; bytes: Promise<Buffer> } | null;
}

/**
 * Answers to questions that several ask at the same time: made once for all who ask at the same moment. Whoever asks at
 * another moment while one is being made waits for the next, which is made of what is read after they have asked, so
 * that nobody gets an answer older than their question, and a crowd costs two answers and not a hundred.
 */
export class SharedBytes<M extends Moment> {
  private readonly kept = new KeptBytes();
  private readonly making = new Map<string, Making<M>>();

  /** @param make makes the answer of a moment; it reads what the answer says after it was called */
  async get(question: string, moment: M, make: (moment: M) => Promise<Buffer>): Promise<Buffer> {
    const found = this.kept.of(question, moment.name);
    if (found) return found;
    const now = this.making.get(question);
    if (!now) return this.begin(question, moment, make).bytes;
    if (now.moment.name === moment.name) return now.bytes;
    const next = now.next ?? this.follow(question, now, moment, make);
    if (next.moment.at < moment.at) next.moment = moment;
    return next.bytes;
  }

  private follow(
    question: string,
    now: Making<M>,
    moment: M,
    make: (moment: M) => Promise<Buffer>,
  ): NonNullable<Making<M>['next']> {
    const ended = now.bytes.then(
      () => undefined,
      () => undefined,
    );
    const next: NonNullable<Making<M>['next']> = {
      moment,
      bytes: ended.then(() => this.begin(question, next.moment, make).bytes),
    };
    now.next = next;
    return next;
  }

  private begin(question: string, moment: M, make: (moment: M) => Promise<Buffer>): Making<M> {
    const making: Making<M> = { moment, bytes: make(moment), next: null };
    this.making.set(question, making);
    const end = (): void => {
      if (!making.next) this.making.delete(question);
    };
    making.bytes.then((bytes) => {
      this.kept.keep(question, moment.name, bytes);
      end();
    }, end);
    return making;
  }
}
