import { describe, expect, it } from '@jest/globals';
import { endsAfter, isOfSession, pauseAfter } from './live-again.js';

describe('a subscription that ended', () => {
  it.each<[string, unknown, boolean]>([
    ['the socket of an ended session', { code: 4401, reason: 'session ended' }, true],
    ['a refusal without a session', [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }], true],
    ['one refusal of several', [{ message: 'a' }, { message: 'b', extensions: { code: 'UNAUTHENTICATED' } }], true],
    ['a role that was taken away', [{ message: 'no', extensions: { code: 'FORBIDDEN' } }], false],
    ['a database that is away', [{ message: 'no', extensions: { code: 'database_away' } }], false],
    ['a fault inside the server', { code: 4500, reason: 'Internal server error' }, false],
    ['a restart', { code: 1012, reason: 'restart' }, false],
    ['an error of the browser', new Error('offline'), false],
    ['a stream that is over', undefined, false],
    ['nothing said', null, false],
    ['no errors at all', [], false],
  ])('%s', (_, end, expected) => {
    expect(isOfSession(end)).toBe(expected);
  });

  it.each<[number, number, number]>([
    [1, 0, 1_000],
    [2, 0, 2_000],
    [3, 0, 4_000],
    [6, 0, 32_000],
    [7, 0, 60_000],
    [5_000, 0, 60_000],
    [0, 0, 1_000],
    [1, 1, 1_500],
    [7, 1, 90_000],
    [2, 0.5, 2_500],
  ])('after %i ends (chance %d) it is begun again in %i ms', (ends, chance, expected) => {
    expect(pauseAfter(ends, chance)).toBe(expected);
  });

  it.each<[string, number, number, number]>([
    ['the first end', 0, 5, 1],
    ['one that was refused at once counts on', 3, 0, 4],
    ['one that stood for a while counts on too', 3, 59_999, 4],
    ['one that held counts anew', 9, 60_000, 1],
  ])('%s', (_, ends, stood, expected) => {
    expect(endsAfter(ends, stood)).toBe(expected);
  });
});
