import { vietnamDay, type Day } from '@dat100/shared/calendar';

/** The only source of "now". Tests and the demo pass their own. */
export abstract class Clock {
  /** epoch milliseconds */
  abstract now(): number;
  /** the day in Asia/Ho_Chi_Minh */
  today(): Day {
    return vietnamDay(this.now());
  }
}

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }
}

/** A clock that stands where it is put. */
export class FixedClock extends Clock {
  constructor(private at: number) {
    super();
  }
  now(): number {
    return this.at;
  }
  set(at: number): void {
    this.at = at;
  }
}
