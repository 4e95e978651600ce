import { describe, expect, it } from '@jest/globals';
import { wordsOf } from './format-error.js';
import { makeLog } from './log.js';

const log = makeLog({ logLevel: 'silent' } as Parameters<typeof makeLog>[0]);

describe('what the database cannot do', () => {
  it.each([
    [{ errno: 1021, message: 'Disk full' }, 'storage_full'],
    [{ errno: 1114, message: "The table 'person' is full" }, 'storage_full'],
    [{ errno: 1030, message: 'Got error 28 "No space left on device" from storage engine InnoDB' }, 'storage_full'],
    [{ code: 'SQLITE_FULL', message: 'database or disk is full' }, 'storage_full'],
    [{ errno: 1030, message: 'Got error 122 from storage engine' }, 'internal'],
    [{ code: 'ECONNREFUSED', message: 'connect' }, 'database_away'],
    [{ code: 'PROTOCOL_CONNECTION_LOST', message: 'lost' }, 'database_away'],
    [{ errno: 1064, message: 'syntax' }, 'internal'],
  ])('%j is told as %s, in both languages and without its own words', (driverError, code) => {
    const words = wordsOf(Object.assign(new Error(driverError.message), { driverError }), log);
    expect(words.code).toBe(code);
    expect(words.messageVi).toMatch(/[ạ-ỹ].*\./);
    expect(words.messageEn).toMatch(/^[A-Z].*\.$/);
    expect(`${words.messageVi}${words.messageEn}`).not.toContain(driverError.message);
  });
});
