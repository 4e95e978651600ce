import { describe, expect, it } from '@jest/globals';
import { SharedBytes, type Moment } from './shared-bytes.js';

const moment = (at: number): Moment => ({ name: `at ${at}`, at });

/** Makes answers that say their moment and how many were begun before; each ends when told. */
function maker() {
  const begun: { at: number; end: (error?: Error) => void }[] = [];
  const make = ({ at }: Moment): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const n = begun.length;
      begun.push({ at, end: (error) => (error ? reject(error) : resolve(Buffer.from(`${at} made ${n}`))) });
    });
  return { begun, make };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const text = async (bytes: Promise<Buffer>) => (await bytes).toString();

describe('answers that several ask for', () => {
  it('are made once for all who ask at the same moment, and kept for it', async () => {
    const shared = new SharedBytes();
    const { begun, make } = maker();
    const all = [1, 2, 3].map(() => text(shared.get('q', moment(1), make)));
    expect(begun).toHaveLength(1);
    begun[0]?.end();
    expect(await Promise.all(all)).toEqual(['1 made 0', '1 made 0', '1 made 0']);
    expect(await text(shared.get('q', moment(1), make))).toBe('1 made 0');
    expect(begun).toHaveLength(1);
  });

  it('are made anew, once and at the last of their moments, for those who asked at others since one was begun', async () => {
    const shared = new SharedBytes();
    const { begun, make } = maker();
    const first = text(shared.get('q', moment(1), make));
    const later = [3, 2, 4].map((at) => text(shared.get('q', moment(at), make)));
    await settled();
    expect(begun.map(({ at }) => at)).toEqual([1]);
    begun[0]?.end();
    expect(await first).toBe('1 made 0');
    await settled();
    expect(begun.map(({ at }) => at)).toEqual([1, 4]);
    // Whoever asks while the second is being made, at its moment, is answered by it; at another waits for the third.
    const same = text(shared.get('q', moment(4), make));
    const newer = text(shared.get('q', moment(5), make));
    begun[1]?.end();
    expect(await Promise.all([...later, same])).toEqual(new Array(4).fill('4 made 1'));
    await settled();
    begun[2]?.end();
    expect(await newer).toBe('5 made 2');
  });

  it('are not shared by different questions', async () => {
    const shared = new SharedBytes();
    const { begun, make } = maker();
    const both = ['q', 'r'].map((question) => text(shared.get(question, moment(1), make)));
    expect(begun).toHaveLength(2);
    for (const { end } of begun) end();
    expect(await Promise.all(both)).toEqual(['1 made 0', '1 made 1']);
  });

  it('that fail are asked again: by those who wait, and by whoever comes', async () => {
    const shared = new SharedBytes();
    const { begun, make } = maker();
    const first = shared.get('q', moment(1), make);
    const second = text(shared.get('q', moment(2), make));
    begun[0]?.end(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await settled();
    begun[1]?.end();
    expect(await second).toBe('2 made 1');
    const third = text(shared.get('q', moment(1), make));
    await settled();
    begun[2]?.end();
    expect(await third).toBe('1 made 2');
  });
});
