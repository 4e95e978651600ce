import type { NewsPace } from '@dat100/shared/news-pace';
import { CALM, newsWait, paceAfter } from '@dat100/shared/news-pace';

/** Told of news, reads them: see `inPace`. */
export interface PacedReading {
  tell: () => void;
  /** Nothing is read any more. */
  end: () => void;
}

/**
 * Reads when it is told of news: the first at once, a burst of them together, and never while a reading is under way;
 * what came meanwhile is read after it.
 */
export function inPace(read: () => Promise<unknown>): PacedReading {
  let pace: NewsPace = CALM;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  let missed = false;
  let ended = false;

  const begin = (hadToWait: boolean): void => {
    timer = undefined;
    reading = true;
    pace = paceAfter(pace, performance.now(), hadToWait);
    const done = (): void => {
      reading = false;
      if (!missed || ended) return;
      missed = false;
      plan(true);
    };
    void read().then(done, done);
  };
  const plan = (hadToWait: boolean): void => {
    const wait = newsWait(pace, performance.now());
    if (wait === 0) begin(hadToWait);
    else timer = setTimeout(() => begin(true), wait);
  };
  return {
    tell: () => {
      if (reading) missed = true;
      else if (timer === undefined && !ended) plan(false);
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}
