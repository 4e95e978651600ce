import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from '../common/web.js';

/** The pages' own questions are a few hundred bytes to a few thousand. */
const LONGEST = 16 * 1024;
const MOST = 500;

/**
 * What bodies of requests were found to ask, byte by byte the same: whoever sends one again need not have it parsed. A
 * body that is not known, or does not come in one piece, goes on to the parser as if nobody had looked at it.
 */
export class KnownBodies<T> {
  private readonly known = new Map<string, T>();
  /** lengths that a known body has or may get: no other request is looked at */
  private readonly lengths = new Set<number>();
  private readonly looked = new WeakMap<IncomingMessage, string>();

  /** Stands before the parser. `found` answers what is known, or calls its `next`. */
  handler(found: (asked: T, request: IncomingMessage, response: ServerResponse, next: () => void) => void): Handler {
    return (request, response, next) => {
      const length = lengthOf(request);
      if (!this.lengths.has(length)) return next();
      request.once('readable', () => {
        const read = request.read() as Buffer | null;
        const body = read?.length === length ? read.toString('latin1') : null;
        const asked = body === null ? undefined : this.known.get(body);
        if (asked !== undefined) return found(asked, request, response, () => this.goOn(request, read, next));
        if (body !== null) this.looked.set(request, body);
        this.goOn(request, read, next);
      });
    };
  }

  /** Notes what the body of a request asks; the next with a body of its length is looked at, and the one after found. */
  learn(request: IncomingMessage, asked: T): void {
    const length = lengthOf(request);
    if (!(length > 0 && length <= LONGEST)) return;
    if (this.known.size >= MOST) {
      this.known.clear();
      this.lengths.clear();
    }
    this.lengths.add(length);
    const body = this.looked.get(request);
    if (body !== undefined) this.known.set(body, asked);
  }

  /** Puts back what was read, for whoever reads the body now; a request that has ended by then is given it parsed. */
  private goOn(request: IncomingMessage & { body?: unknown }, read: Buffer | null, next: () => void): void {
    if (request.readableEnded) request.body = JSON.parse(String(read));
    else if (read !== null) request.unshift(read);
    next();
  }
}

/** The length of a body of JSON in plain; NaN for any other. */
function lengthOf({ headers }: IncomingMessage): number {
  const plain = headers['content-type'] === 'application/json' && headers['content-encoding'] === undefined;
  return plain && headers['transfer-encoding'] === undefined ? Number(headers['content-length']) : NaN;
}
