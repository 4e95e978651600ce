import { describe, expect, it } from '@jest/globals';
import { daysToRecord, isKnown, judge, type Verdict } from './stages.js';
import { CARD, VNEID, facts, report } from '../test/told-stages.js';

describe('judge', () => {
  const LIST = ['registered on 06-02 unit', 'approved by 11-20 unit'];
  const ACTIVATED = [...LIST, 'activated on 11-24 police'];
  it.each<[why: string, told: string[], says: string, verdict: Verdict]>([
    ['nothing known', [], 'registered on 06-02 unit', 'new'],
    ['nothing known, the first stage', [], 'not_registered by 11-20 unit', 'new'],
    ['the next stage', LIST, 'activated by 11-27 unit', 'new'],
    ['the next stage from a weaker source', LIST, 'activated by 11-27 self', 'new'],
    ['the same stage from a stronger source', LIST, 'approved by 11-27 checked', 'new'],
    ['the same stage with its exact day', LIST, 'approved on 06-09 unit as of 11-27', 'new'],
    ['the same stage, known to be earlier', LIST, 'approved by 11-10 unit', 'new'],
    // the unchanged list again
    ['on the same day', LIST, 'approved by 11-20 unit', 'known'],
    ['on the same day, its dated step', LIST, 'registered on 06-02 unit', 'known'],
    ['on a later day', LIST, 'approved by 11-27 unit', 'known'],
    ['a dated stage on a later day', ['approved on 06-09 unit'], 'approved on 06-09 unit as of 11-27', 'known'],
    ['from a weaker source', LIST, 'approved by 11-27 self', 'known'],
    ['a list without days after one with days', ['approved on 06-09 unit'], 'approved by 11-27 unit', 'known'],
    // the unchanged list again after somebody else said more
    ['activated since: before that day', ACTIVATED, 'approved by 11-23 unit', 'known'],
    [
      'activated since: on that day',
      ['approved by 11-24 unit', 'activated on 11-24 unit'],
      'approved by 11-24 unit',
      'known',
    ],
    ['activated since: told again later', ACTIVATED, 'approved by 11-27 unit', 'contradicts_stronger'],
    [
      'activated since: dated, told later',
      ['approved on 06-09 unit', 'activated on 11-24 police'],
      'approved on 06-09 unit as of 11-27',
      'contradicts_stronger',
    ],
    [
      'activated since: a step on the way',
      ['approved on 06-09 unit', 'activated on 06-01 police'],
      'approved on 06-09 unit',
      'known',
    ],
    // an older list after a newer one
    ['an earlier stage', ['activated by 11-27 unit'], 'approved by 11-20 unit', 'new'],
    ['an earlier stage with its day', ['activated by 11-27 unit'], 'approved on 06-09 unit as of 11-20', 'new'],
    ['the same stage', ['approved by 11-27 unit'], 'approved by 11-20 unit', 'new'],
    [
      'the same stage between two lists',
      ['approved by 11-13 unit', 'approved by 11-27 unit'],
      'approved by 11-20 unit',
      'known',
    ],
    // backwards
    ['an equal source, the day after', ['activated on 11-24 unit'], 'approved by 11-25 unit', 'moves_backwards'],
    ['an equal source, that very day', ['activated on 11-24 unit'], 'approved by 11-24 unit', 'moves_backwards'],
    ['an equal source, the day before', ['activated on 11-24 unit'], 'approved by 11-23 unit', 'new'],
    [
      'dated before, said to stand after',
      ['activated on 11-24 unit'],
      'approved on 11-01 unit as of 11-25',
      'moves_backwards',
    ],
    ['down to the first stage', ['registered on 06-02 unit'], 'not_registered by 11-20 unit', 'moves_backwards'],
    ['a weaker source', ['activated on 11-24 checked'], 'registered by 11-25 unit', 'contradicts_stronger'],
    ['unit against police', ['activated on 11-24 police'], 'rejected by 11-30 unit', 'contradicts_stronger'],
    ['police against unit', ['activated on 11-24 unit'], 'approved on 11-25 police', 'overrules'],
    [
      'police against unit, dated before',
      ['activated on 11-24 unit'],
      'approved on 11-01 police as of 11-25',
      'overrules',
    ],
    ['unit against self', ['activated on 11-24 self'], 'approved by 11-27 unit', 'overrules'],
    [
      'recorded after it overruled',
      ['activated on 11-24 self', 'approved by 11-27 unit'],
      'approved by 11-27 unit',
      'known',
    ],
    // police confirm
    ['police confirm what the unit said', ['activated by 11-20 unit'], 'activated on 11-10 police as of 11-30', 'new'],
    [
      'police told twice',
      ['activated by 11-20 unit', 'activated on 11-10 police'],
      'activated on 11-10 police as of 11-30',
      'known',
    ],
    ['police with another day', ['activated on 11-20 unit'], 'activated on 11-24 police as of 11-30', 'new'],
    // registered, rejected, registered
    ['rejected after registered', ['registered on 06-02 unit'], 'rejected on 06-08 unit', 'new'],
    [
      'registered again after rejected',
      ['registered on 06-02 unit', 'rejected on 06-08 unit'],
      'registered by 06-20 unit',
      'new',
    ],
    [
      'registered again, told twice',
      ['registered on 06-02 unit', 'rejected on 06-08 unit', 'registered by 06-20 unit'],
      'registered by 06-27 unit',
      'known',
    ],
    [
      'an older list from before the rejection',
      ['registered on 06-02 unit', 'rejected on 06-08 unit'],
      'registered by 06-05 unit',
      'known',
    ],
    ['rejected, told twice', ['registered on 06-02 unit', 'rejected on 06-08 unit'], 'rejected by 06-20 unit', 'known'],
    [
      'the same list read again on the day of a rejection',
      ['registered by 06-08 unit', 'rejected on 06-08 unit'],
      'registered by 06-08 unit',
      'known',
    ],
    [
      'registered, on the day a stronger source says rejected',
      ['rejected on 06-08 police'],
      'registered by 06-08 unit',
      'contradicts_stronger',
    ],
    // a stronger source had overruled
    [
      'told again after a check said otherwise',
      ['activated by 11-05 unit', 'approved by 11-10 checked'],
      'activated by 11-17 unit',
      'new',
    ],
    [
      'told again of the day of the check',
      ['activated by 11-10 unit', 'approved by 11-10 checked'],
      'activated by 11-10 unit',
      'known',
    ],
    [
      'first told of the day of the check',
      ['approved by 11-10 checked'],
      'activated by 11-10 unit',
      'contradicts_stronger',
    ],
    [
      'with a day before the check, standing after it',
      ['approved by 11-10 checked'],
      'activated on 11-05 unit as of 11-27',
      'contradicts_stronger',
    ],
    [
      'with a day before the check, and rejected since',
      ['registered by 11-10 checked', 'rejected on 11-12 unit'],
      'activated on 11-05 unit as of 11-27',
      'contradicts_stronger',
    ],
    [
      'another stage of the same level, with a day before it',
      ['rejected on 06-08 evidence'],
      'registered on 06-02 unit as of 06-20',
      'new',
    ],
    [
      'a list that knows days after its own',
      ['activated on 11-22 unit'],
      'approved on 11-24 unit as of 11-20',
      'moves_backwards',
    ],
    [
      'equally strong, with a day before the other list',
      ['approved by 11-10 unit'],
      'activated on 11-05 unit as of 11-27',
      'new',
    ],
  ])('%s: %j, then %s', (_why, told, says, verdict) => {
    expect(judge(VNEID, facts(VNEID, told), null, report(VNEID, says))).toBe(verdict);
  });

  const HELD = ['held on 2021-03-22 unit issued 2021-03-22'];
  it.each<[why: string, told: string[], says: string, verdict: Verdict]>([
    ['another issue date', HELD, 'held by 2022-11-20 unit issued 2022-02-01', 'new'],
    ['the issue date at last', ['held by 2022-11-20 unit'], 'held by 2022-11-20 unit issued 2022-02-01', 'new'],
    ['no issue date, while the card is good', HELD, 'held by 2022-11-20 unit', 'known'],
    ['no issue date, after it lapsed', HELD, 'held by 11-20 unit', 'new'],
    ['no issue date, after it lapsed, told twice', [...HELD, 'held by 11-20 unit'], 'held by 11-27 unit', 'known'],
    ['the old card again after it lapsed', HELD, 'held by 11-20 unit issued 2021-03-22', 'known'],
    ['the old card again, dated', HELD, 'held on 2021-03-22 unit issued 2021-03-22 as of 11-20', 'known'],
    ['expired when reported', [], 'held by 11-20 unit issued 2021-03-22', 'new'],
    [
      'expired when reported, told again',
      ['held by 11-20 unit issued 2021-03-22'],
      'held by 11-27 unit issued 2021-03-22',
      'known',
    ],
    [
      'expired when reported, after police took the application for the next',
      ['applied on 05-20 police'],
      'held by 11-20 unit issued 2021-03-22',
      'new',
    ],
    ['none, after it lapsed', HELD, 'none by 11-20 self', 'new'],
    ['none, while the card is good', HELD, 'none by 2022-11-20 unit', 'moves_backwards'],
    ['applied, while the card is good', HELD, 'applied on 05-02 unit', 'moves_backwards'],
    ['applied, after it lapsed', HELD, 'applied on 05-20 self', 'new'],
    ['none, after a check', ['held by 04-10 unit issued 04-12'], 'none on 05-10 checked as of 05-14', 'overrules'],
    [
      'none, while a source as strong vouches for a card of that day',
      [
        'held by 04-10 unit issued 04-12',
        'held by 05-10 police issued 2021-03-22',
        'held on 05-25 checked issued 05-05',
      ],
      'none on 05-10 checked as of 05-14',
      'contradicts_stronger',
    ],
    [
      'none, before an application that was of no weight beside a card that ended since',
      ['held on 04-09 checked issued 2021-03-20', 'applied on 05-10 unit'],
      'none on 04-12 police as of 05-14',
      'overrules',
    ],
    [
      'none, before a source as strong tells of a card that followed the one that ended',
      ['held on 05-08 unit issued 2021-05-10', 'held on 05-27 checked issued 05-14'],
      'none on 05-10 checked as of 05-14',
      'overrules',
    ],
  ])('card: %s: %j, then %s', (_why, told, says, verdict) => {
    expect(judge(CARD, facts(CARD, told), '1983-05-14', report(CARD, says))).toBe(verdict);
  });

  it('says whether a report is known without a verdict', () => {
    const told = facts(CARD, HELD);
    const again = report(CARD, 'held by 11-20 unit');
    expect([isKnown(CARD, told, again), isKnown(CARD, told, again, '1983-05-14')]).toEqual([true, false]);
    expect(isKnown(CARD, [], again)).toBe(false);
    expect(
      isKnown(VNEID, facts(VNEID, ['registered on 06-02 unit']), report(VNEID, 'registered on 06-02 unit as of 11-20')),
    ).toBe(true);
  });

  it.each<[says: string, verdict: Verdict, days: string[]]>([
    ['approved on 11-01 unit as of 11-25', 'new', ['on 2023-11-01']],
    ['approved on 11-01 unit as of 11-25', 'overrules', ['on 2023-11-01', 'by 2023-11-25']],
    ['approved on 11-01 unit as of 11-25', 'moves_backwards', ['on 2023-11-01', 'by 2023-11-25']],
    ['approved by 11-25 unit', 'overrules', ['by 2023-11-25']],
    ['approved on 11-25 unit', 'overrules', ['on 2023-11-25']],
  ])('%s that is %s is recorded %j', (says, verdict, days) => {
    expect(daysToRecord(report(VNEID, says), verdict).map((d) => `${d.dayKind} ${d.on}`)).toEqual(days);
  });
});
