import { describe, expect, it } from '@jest/globals';
import { cardLapseDay, toldCardEnd } from './card-lapse.js';

const cases: [why: string, birthDate: string | null, issuedOn: string | null, lapses: string | null][] = [
  ['before 25', '1998-08-02', '2021-03-22', '2023-08-02'],
  ['before 40', '1983-05-14', '2021-03-22', '2023-05-14'],
  ['before 60', '1963-05-14', '2021-03-22', '2023-05-14'],
  ['one day too early for the two years', '1983-05-14', '2021-05-13', '2023-05-14'],
  ['exactly two years before 40 counts to 60', '1983-05-14', '2021-05-14', '2043-05-14'],
  ['within two years of 25 counts to 40', '1998-08-02', '2022-01-01', '2038-08-02'],
  ['on the birthday itself', '1983-05-14', '2023-05-14', '2043-05-14'],
  ['the day before the birthday', '1983-05-14', '2023-05-13', '2043-05-14'],
  ['within two years of 60 is for life', '1963-05-14', '2021-05-14', null],
  ['after 60 is for life', '1950-01-01', '2021-03-22', null],
  ['a child’s card ends at 25', '2010-09-09', '2024-09-09', '2035-09-09'],
  ['born on 29 February, common year', '2000-02-29', '2020-01-01', '2025-02-28'],
  ['born on 29 February, leap year', '1984-02-29', '2021-01-01', '2024-02-29'],
  ['born on 29 February, grace ends on 28 February', '2000-02-29', '2023-02-28', '2040-02-29'],
  ['born on 29 February, one day before the grace', '2000-02-29', '2023-02-27', '2025-02-28'],
  ['issued before birth is still told by the birthdays', '1998-08-02', '1990-01-01', '2023-08-02'],
  ['no birth date', null, '2021-03-22', null],
  ['no issue date', '1983-05-14', null, null],
  ['nothing', null, null, null],
];

describe('cardLapseDay', () => {
  it.each(cases)('%s', (_why, birthDate, issuedOn, lapses) => {
    expect(cardLapseDay(birthDate, issuedOn)).toBe(lapses);
  });
});

describe('toldCardEnd', () => {
  const BORN = '1983-05-14';
  const OLD = '2021-03-22';
  const NEW = '2022-02-01';
  it.each<
    [
      why: string,
      birthDate: string | null,
      issuedOn: string | null,
      toldOn: string,
      known: string[],
      end: string | null,
    ]
  >([
    ['its own issue date', BORN, OLD, '2023-01-10', [OLD, NEW], '2023-05-14'],
    ['its own issue date, long ended', BORN, OLD, '2023-11-20', [OLD], '2023-05-14'],
    ['nothing known', BORN, null, '2023-01-10', [], null],
    ['the card known by then', BORN, null, '2023-01-10', [OLD], '2023-05-14'],
    ['the card issued that day', BORN, null, OLD, [OLD], '2023-05-14'],
    ['the newest known by then', BORN, null, '2023-01-10', [OLD, NEW], '2043-05-14'],
    ['not the one issued later', BORN, null, '2021-06-01', [OLD, NEW], '2023-05-14'],
    ['the known one has ended: another card', BORN, null, '2023-11-20', [OLD], null],
    ['the known one ends that day: another card', BORN, null, '2023-05-14', [OLD], null],
    [
      'the known one has ended, the next replaced the one meant',
      BORN,
      null,
      '2023-11-20',
      [OLD, '2024-01-05'],
      '2043-05-14',
    ],
    ['replaced by the one issued later', BORN, null, '2020-01-01', [OLD, NEW], '2023-05-14'],
    ['a card for life', '1950-01-01', null, '2023-01-10', [OLD, '2023-02-01'], null],
    ['no birth date', null, OLD, '2023-01-10', [OLD], null],
  ])('%s', (_why, birthDate, issuedOn, toldOn, known, end) => {
    expect(toldCardEnd(birthDate, issuedOn, toldOn, known)).toBe(end);
  });
});
