import type { NewsPace } from '@dat100/shared/news-pace';
import { CALM, newsWait, paceAfter, readingLimit } from '@dat100/shared/news-pace';

/** Told of news, reads them: see `inPace`. */
export interface PacedReading {
  tell: () => void;
  /** Nothing is read any more. */
  end: () => void;
}

/**
 * Reads when it is told of news: the first at once, a burst of them together, and never while a reading is under way;
 * what came meanwhile is read after it. A reading that is never answered is waited for so long and no longer.
 */
export function inPace(read: () => Promise<unknown>): PacedReading {
  let pace: NewsPace = CALM;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;
  let reading = 0;
  let isReading = false;
  let unanswered = 0;
  let missed = false;
  let ended = false;

  const done = (which: number, isAnswer: boolean): void => {
    // One that was given up for a later one says nothing of the server.
    if (which !== reading) return;
    if (isAnswer) unanswered = 0;
    if (!isReading) return;
    clearTimeout(limit);
    isReading = false;
    if (!isAnswer) unanswered += 1;
    // What was given up had been told of and is not known: it is asked for once more.
    if ((!missed && isAnswer) || ended) return;
    missed = false;
    plan(true);
  };
  const begin = (hadToWait: boolean): void => {
    timer = undefined;
    isReading = true;
    const which = ++reading;
    pace = paceAfter(pace, performance.now(), hadToWait);
    limit = setTimeout(() => done(which, false), readingLimit(unanswered));
    const answered = (): void => done(which, true);
    void read().then(answered, answered);
  };
  const plan = (hadToWait: boolean): void => {
    const wait = newsWait(pace, performance.now());
    if (wait === 0) begin(hadToWait);
    else timer = setTimeout(() => begin(true), wait);
  };
  return {
    tell: () => {
      if (isReading) missed = true;
      else if (timer === undefined && !ended) plan(false);
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
      clearTimeout(limit);
    },
  };
}
