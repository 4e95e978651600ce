import { describe, expect, it } from '@jest/globals';
import { CARD, SERVICE, on } from '../test/told-stages.js';

type Case = [why: string, told: string[], stands: string[]];

describe('standings: a card that is held', () => {
  const FORTY = '1983-05-14';
  it.each<[why: string, birthDate: string | null, told: string[], stands: string[]]>([
    [
      'at 25',
      '1998-08-02',
      ['held on 2021-03-22 unit issued 2021-03-22'],
      ['2021-03-22 held on 2021-03-22 unit #1', '08-02 none lapsed on 08-02'],
    ],
    [
      'at 40',
      FORTY,
      ['held on 2021-03-22 unit issued 2021-03-22'],
      ['2021-03-22 held on 2021-03-22 unit #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'at 60',
      '1963-05-14',
      ['held by 01-10 police issued 2021-03-22'],
      ['01-10 held by 01-10 police #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'for life',
      '1950-01-01',
      ['held on 2021-03-22 unit issued 2021-03-22'],
      ['2021-03-22 held on 2021-03-22 unit #1'],
    ],
    [
      'issued within two years before 40',
      FORTY,
      ['held on 2021-05-14 unit issued 2021-05-14'],
      ['2021-05-14 held on 2021-05-14 unit #1', '2043-05-14 none lapsed on 2043-05-14'],
    ],
    ['no birth date', null, ['held on 2021-03-22 unit issued 2021-03-22'], ['2021-03-22 held on 2021-03-22 unit #1']],
    ['no issue date', FORTY, ['held on 2021-03-22 unit'], ['2021-03-22 held on 2021-03-22 unit #1']],
    ['applied does not lapse', FORTY, ['applied on 2021-03-22 unit'], ['2021-03-22 applied on 2021-03-22 unit #1']],
  ])('lapses %s or not', (_why, birthDate, told, stands) => expect(on(CARD, told, birthDate)).toEqual(stands));

  const HELD = 'held on 2021-03-22 unit issued 2021-03-22';
  it.each<Case>([
    [
      'renewed before the birthday: goes on, on the word of the new card',
      [HELD, 'held on 2022-02-01 self issued 2022-02-01'],
      [
        '2021-03-22 held on 2021-03-22 unit #1',
        '05-14 held on 2021-03-22 self #2',
        '2043-05-14 none lapsed on 2043-05-14',
      ],
    ],
    [
      'renewed before the birthday, told after it: it had not lapsed',
      [HELD, 'held by 11-20 unit issued 2022-02-01'],
      [
        '2021-03-22 held on 2021-03-22 unit #1',
        '05-14 held on 2021-03-22 unit #2',
        '2043-05-14 none lapsed on 2043-05-14',
      ],
    ],
    [
      'renewed after the birthday: none in between',
      [HELD, 'held on 06-10 unit issued 06-10'],
      [
        '2021-03-22 held on 2021-03-22 unit #1',
        '05-14 none lapsed on 05-14',
        '06-10 held on 06-10 unit #2',
        '2043-05-14 none lapsed on 2043-05-14',
      ],
    ],
    [
      'renewed on the birthday itself',
      [HELD, 'held on 05-14 unit issued 05-14'],
      [
        '2021-03-22 held on 2021-03-22 unit #1',
        '05-14 held on 2021-03-22 unit #2',
        '2043-05-14 none lapsed on 2043-05-14',
      ],
    ],
    [
      'applied for a new one after it lapsed',
      [HELD, 'applied on 05-20 unit'],
      ['2021-03-22 held on 2021-03-22 unit #1', '05-14 none lapsed on 05-14', '05-20 applied on 05-20 unit #2'],
    ],
    [
      'held again without issue date: another card, nobody can say until when',
      [HELD, 'held by 11-20 unit'],
      ['2021-03-22 held on 2021-03-22 unit #1', '05-14 none lapsed on 05-14', '11-20 held by 11-20 unit #2'],
    ],
    [
      'told after it lapsed with the old issue date: still lapsed',
      [HELD, 'held by 11-20 police issued 2021-03-22'],
      ['2021-03-22 held on 2021-03-22 unit #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'expired when first reported: the lapse falls on its day',
      ['held by 11-20 unit issued 2021-03-22'],
      ['05-14 none lapsed on 05-14'],
    ],
    [
      'expired on the very day it is reported, and another is told to be held that day: it is held',
      ['held on 05-14 unit issued 2021-03-22', 'held on 05-14 unit'],
      ['05-14 held on 05-14 unit #2'],
    ],
    [
      'the same of the day after',
      ['held on 05-15 unit issued 2021-03-22', 'held on 05-15 unit'],
      ['05-14 none lapsed on 05-14', '05-15 held on 05-15 unit #2'],
    ],
    [
      'expired on the very day it is reported, twice',
      ['held on 05-14 unit issued 2021-03-22', 'held on 05-14 unit issued 2021-03-22'],
      ['05-14 none lapsed on 05-14'],
    ],
    [
      'expired when reported, of someone who had applied for it: it was got, and lapsed',
      ['applied on 2021-03-01 police', 'held by 11-20 unit issued 2021-03-22'],
      ['2021-03-01 applied on 2021-03-01 police #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'expired when reported, of someone who had applied on the day it was issued',
      ['applied on 2021-03-22 unit', 'held by 11-20 unit issued 2021-03-22'],
      ['2021-03-22 applied on 2021-03-22 unit #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'expired when reported, of someone who holds another, said to be held before either was issued',
      ['held on 2021-01-10 unit issued 2022-02-01', 'held by 11-20 unit issued 2021-03-22'],
      ['2021-01-10 held on 2021-01-10 unit #1', '2043-05-14 none lapsed on 2043-05-14'],
    ],
    [
      'expired when reported, of someone who has applied for the next: still waiting',
      ['applied on 05-02 unit', 'held by 11-20 unit issued 2021-03-22'],
      ['05-02 applied on 05-02 unit #1'],
    ],
    [
      'expired when reported, of someone who had none on the birthday: it lapsed that morning',
      ['none on 05-14 unit', 'held by 11-20 unit issued 2021-03-22'],
      ['05-14 none lapsed on 05-14'],
    ],
    [
      'the issue date is learned later: it lapsed on the birthday all the same',
      ['held by 01-10 checked', 'held by 11-20 unit issued 2021-03-22'],
      ['01-10 held by 01-10 checked #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'an old card without issue date, replaced by one that lapses',
      ['held by 2020-12-01 checked', HELD],
      ['2020-12-01 held by 2020-12-01 checked #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'a stronger source of the old card does not vouch for the new one',
      ['held on 2022-02-01 self issued 2022-02-01', 'held by 2022-11-20 police issued 2021-03-22'],
      [
        '2022-02-01 held on 2022-02-01 self #1',
        '2022-11-20 held on 2022-02-01 police #2',
        '05-14 held on 2022-02-01 self #1',
        '2043-05-14 none lapsed on 2043-05-14',
      ],
    ],
    [
      'a stronger source says there is none',
      [HELD, 'none by 2022-01-10 police'],
      ['2021-03-22 held on 2021-03-22 unit #1', '2022-01-10 none by 2022-01-10 police #2'],
    ],
    [
      'a weaker source says there is none: it lapses on its day',
      [HELD, 'none by 2022-01-10 self'],
      ['2021-03-22 held on 2021-03-22 unit #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'none reported after it lapsed: it lapsed',
      [HELD, 'none by 11-20 unit'],
      ['2021-03-22 held on 2021-03-22 unit #1', '05-14 none lapsed on 05-14'],
    ],
    [
      'facts of the birthday itself come after the lapse',
      [HELD, 'applied on 05-14 self'],
      ['2021-03-22 held on 2021-03-22 unit #1', '05-14 applied on 05-14 self #2'],
    ],
  ])('%s', (_why, told, stands) => expect(on(CARD, told, FORTY)).toEqual(stands));

  it('lapses at 40 and again at 60', () => {
    const told = ['held on 2010-02-01 unit issued 2010-02-01', 'held on 06-10 unit issued 06-10'];
    expect(on(CARD, told, FORTY).filter((line) => line.includes('lapsed'))).toEqual([
      '05-14 none lapsed on 05-14',
      '2043-05-14 none lapsed on 2043-05-14',
    ]);
  });

  it('of other criteria nothing lapses', () => {
    expect(on(SERVICE, ['used on 2021-03-22 unit issued 2021-03-22'], FORTY)).toHaveLength(1);
  });
});
