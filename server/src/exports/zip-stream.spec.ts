import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { ZipStream } from './zip-stream.js';

/** Takes a little at a time, and notes how many wait for it meanwhile. */
class Slow extends Writable {
  most = 0;
  pieces = 0;

  constructor(private readonly leavesAfter = Infinity) {
    super({ highWaterMark: 1 });
  }

  override _write(_bytes: Buffer, _encoding: string, done: () => void): void {
    this.pieces += 1;
    if (this.pieces > this.leavesAfter) this.destroy();
    else
      setImmediate(() => {
        const waiting = ['drain', 'close', 'error'].map((event) => this.listenerCount(event));
        this.most = Math.max(this.most, ...waiting);
        done();
      });
  }
}

describe('a zip to a slow reader', () => {
  it('waits for one piece at a time and leaves no listeners behind', async () => {
    const out = new Slow();
    const zip = new ZipStream(out);
    for (let i = 0; i < 20; i += 1) await zip.file(`${i}.txt`, ['nội dung']);
    await zip.end();
    expect(out.pieces).toBeGreaterThan(60);
    // Of an error hear the wait for more and the wait for the end.
    expect(out.most).toBeLessThanOrEqual(2);
    expect(out.listenerCount('drain') + out.listenerCount('close') + out.listenerCount('error')).toBe(0);
  });

  it('ends when the reader leaves', async () => {
    const out = new Slow(2);
    const zip = new ZipStream(out);
    await expect(zip.file('a.txt', ['nội dung', 'và nữa'])).rejects.toThrow('Nobody takes the file any more.');
    expect(out.listenerCount('drain') + out.listenerCount('close') + out.listenerCount('error')).toBe(0);
  });
});
