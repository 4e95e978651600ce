import { describe, expect, it } from '@jest/globals';
import { Kind } from 'graphql';
import { QueryFailedError } from 'typeorm/error/QueryFailedError.js';
import { notFound, unauthenticated, badInput } from './errors.js';
import { wordsOf } from './format-error.js';
import { idOf, IdListPipe, IdPipe } from './ids.js';
import { faultFields, makeLog } from './log.js';
import { pageOf } from './paging.js';
import { DayScalar, InstantScalar } from './scalars.js';

describe('values at the edge of the web', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['9007199254740991', 9007199254740991],
  ])('an ID is a key: %s', (text, id) => expect(idOf(text)).toBe(id));

  it.each(['', '-1', '1.5', '1e3', ' 1', '0x10', '9007199254740993', '99999999999999999', 'abc', "1' OR '1'='1"])(
    'what cannot be a key is not found: %j',
    (text) => expect(() => idOf(text)).toThrow(expect.objectContaining({ code: 'not_found' })),
  );

  it('pipes let null and undefined through', () => {
    expect([new IdPipe().transform(null), new IdPipe().transform(undefined), new IdPipe().transform('7')]).toEqual([
      null,
      undefined,
      7,
    ]);
    expect([
      new IdListPipe().transform(null),
      new IdListPipe().transform([]),
      new IdListPipe().transform(['7', '8']),
    ]).toEqual([null, [], [7, 8]]);
  });

  it.each([
    [0, 1, { limit: 1, offset: 0 }],
    [3, 50, { limit: 50, offset: 150 }],
    [0, 200, { limit: 200, offset: 0 }],
    [-1, 50, null],
    [0, 0, null],
    [0, 201, null],
    [0.5, 50, null],
    [1e9, 50, null],
    [Number.NaN, 50, null],
  ])('page %d of %d', (page, perPage, expected) => {
    if (expected) expect(pageOf(page, perPage)).toEqual(expected);
    else expect(() => pageOf(page, perPage)).toThrow(expect.objectContaining({ code: 'bad_page' }));
  });

  it.each(['2023-11-20', '1900-01-01', '2024-02-29'])('a day is itself, in and out: %s', (day) => {
    expect([
      DayScalar.serialize(day),
      DayScalar.parseValue(day),
      DayScalar.parseLiteral({ kind: Kind.STRING, value: day }, {}),
    ]).toEqual([day, day, day]);
  });

  it.each(['2023-02-29', '20/11/2023', '2023-11-20T00:00:00Z', '', 20231120, null, {}])('no day: %j', (value) =>
    expect(() => DayScalar.parseValue(value)).toThrow(expect.objectContaining({ code: 'bad_day' })),
  );

  it('an instant is epoch milliseconds inside and ISO outside', () => {
    expect(InstantScalar.serialize(1_700_445_600_123)).toBe('2023-11-20T02:00:00.123Z');
    expect(InstantScalar.parseValue('2023-11-20T02:00:00.123Z')).toBe(1_700_445_600_123);
    for (const value of ['2023-11-20', '2023-11-20T02:00:00+07:00', '2023-13-20T02:00:00Z', 5, null])
      expect(() => InstantScalar.parseValue(value)).toThrow(expect.objectContaining({ code: 'bad_instant' }));
  });
});

describe('what is told and what is logged', () => {
  const silent = makeLog({ logLevel: 'silent' });

  it.each([
    ['unauthenticated', unauthenticated(), { code: 'UNAUTHENTICATED' }],
    ['not found', notFound(), { code: 'not_found' }],
    [
      'a field',
      badInput('bad_day', 'vi', 'en', 'on'),
      { code: 'bad_day', messageVi: 'vi', messageEn: 'en', field: 'on' },
    ],
    ['a fault', new Error('SELECT secret FROM t'), { code: 'internal' }],
    ['no error at all', 'text', { code: 'internal' }],
  ])('%s', (_, error, words) => {
    expect(wordsOf(error, silent)).toMatchObject(words);
    expect(JSON.stringify(wordsOf(error, silent))).not.toContain('SELECT');
  });

  it('a database error leaves its code in the log, never the values of the query', () => {
    const driver = Object.assign(new Error("Duplicate entry '079203001234' for key"), {
      code: 'ER_DUP_ENTRY',
      errno: 1062,
    });
    const fields = faultFields(new QueryFailedError('INSERT INTO person VALUES (?)', ['079203001234'], driver));
    expect(fields).toMatchObject({ text: 'database fault ER_DUP_ENTRY' });
    expect(JSON.stringify(fields)).not.toContain('079203001234');
  });
});
