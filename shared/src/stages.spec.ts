import { describe, expect, it } from '@jest/globals';
import { TRUST_LEVELS, type Trust } from './codes.js';
import {
  daysToRecord,
  isKnown,
  judge,
  levelOf,
  stagePosition,
  standingOn,
  standings,
  type CriterionRule,
  type DayKind,
  type Report,
  type Standing,
  type StatusFact,
  type Verdict,
} from './stages.js';

function criterion(id: number, code: string, lapses: boolean, stages: [code: string, level: number][]): CriterionRule {
  const top = Math.max(...stages.map(([, level]) => level));
  return {
    id,
    code,
    verifiedFrom: TRUST_LEVELS.checked,
    lapses,
    stages: stages.map(([stage, level], position) => ({
      position,
      code: stage,
      level,
      side: stage === 'rejected',
      achieved: level === top,
    })),
  };
}

/** The three criteria of the VNeID directive. */
const CARD = criterion(1, 'chip_card', true, [
  ['none', 0],
  ['applied', 1],
  ['held', 2],
]);
const VNEID = criterion(2, 'vneid_level2', false, [
  ['not_registered', 0],
  ['registered', 1],
  ['rejected', 1],
  ['approved', 2],
  ['activated', 3],
]);
const SERVICE = criterion(3, 'online_service', false, [
  ['never', 0],
  ['account_ready', 1],
  ['used', 2],
]);

interface Words {
  stage: number;
  on: string;
  dayKind: DayKind;
  trust: number;
  cardIssuedOn: string | null;
  asOf: string | null;
}

/** 'held by 2023-11-20 unit issued 2021-03-22 as of 2023-11-27'; a day without its year is of 2023. */
function read(rule: CriterionRule, text: string): Words {
  const shape = /^(\w+) (on|by) (\S+) (\w+)(?: issued (\S+))?(?: as of (\S+))?$/.exec(text);
  if (!shape) throw new SyntaxError(text);
  const [, code = '', dayKind, on = '', trust, issued, asOf] = shape;
  const stage = stagePosition(rule, code);
  if (stage === null || !(String(trust) in TRUST_LEVELS)) throw new SyntaxError(text);
  return {
    stage,
    on: dayOf(on),
    dayKind: dayKind === 'on' ? 'on' : 'by',
    trust: TRUST_LEVELS[trust as Trust],
    cardIssuedOn: issued === undefined ? null : dayOf(issued),
    asOf: asOf === undefined ? null : dayOf(asOf),
  };
}

const dayOf = (text: string): string => (text.length === 5 ? `2023-${text}` : text);

/** Facts told one after the other, each line recorded a second after the one before. */
function facts(rule: CriterionRule, lines: readonly string[]): StatusFact[] {
  return lines.map((line, i) => {
    const { stage, on, dayKind, trust, cardIssuedOn } = read(rule, line);
    return { id: i + 1, criterionId: rule.id, stage, on, dayKind, trust, cardIssuedOn, recordedAt: 1000 * (i + 1) };
  });
}

/** A report; without 'as of' it says how things stood on its own day. */
function report(rule: CriterionRule, line: string): Report {
  const { asOf, ...told } = read(rule, line);
  return { ...told, asOf: asOf ?? told.on };
}

/** Standing stages in the same words: '11-20 approved on 06-09 checked #2', '05-14 none lapsed on 05-14'. */
function inWords(rule: CriterionRule, history: readonly Standing[]): string[] {
  const nameOf = (trust: number) => Object.entries(TRUST_LEVELS).find(([, level]) => level === trust)?.[0];
  const short = (day: string) => day.replace(/^2023-/, '');
  return history.map(({ from, stage, dayKind, since, trust, eventId, lapsed }) => {
    const code = rule.stages[stage]?.code;
    if (lapsed) return `${short(from)} ${code} lapsed ${dayKind} ${short(since)}`;
    return `${short(from)} ${code} ${dayKind} ${short(since)} ${nameOf(trust)} #${eventId}`;
  });
}

type Case = [why: string, told: string[], stands: string[]];

const on = (rule: CriterionRule, told: string[], birthDate: string | null = null): string[] =>
  inWords(rule, standings(rule, facts(rule, told), birthDate));

describe('standings: the trust ladder', () => {
  it.each<Case>([
    ['nothing told', [], []],
    ['one fact', ['registered on 06-02 unit'], ['06-02 registered on 06-02 unit #1']],
    ['the first stage is a stage', ['not_registered by 11-20 unit'], ['11-20 not_registered by 11-20 unit #1']],
    [
      'a later stage on a later day stands at its own trust, whoever said the earlier one',
      ['registered on 06-02 police', 'approved on 06-09 unit', 'activated on 06-15 self'],
      ['06-02 registered on 06-02 police #1', '06-09 approved on 06-09 unit #2', '06-15 activated on 06-15 self #3'],
    ],
    [
      'stages may be skipped',
      ['not_registered by 05-01 unit', 'activated on 06-15 self'],
      ['05-01 not_registered by 05-01 unit #1', '06-15 activated on 06-15 self #2'],
    ],
    [
      'told in another order: facts are read by their days',
      ['activated on 06-15 unit', 'registered on 06-02 unit'],
      ['06-02 registered on 06-02 unit #2', '06-15 activated on 06-15 unit #1'],
    ],
    [
      'a stronger source of the same stage lends its trust; seen "by" a day, the waiting time stays',
      ['approved on 06-09 unit', 'approved by 11-20 checked'],
      ['06-09 approved on 06-09 unit #1', '11-20 approved on 06-09 checked #2'],
    ],
    [
      'a stronger source of the same stage wins the contradiction about its day',
      ['approved on 06-09 unit', 'approved on 06-12 police'],
      ['06-09 approved on 06-09 unit #1', '06-12 approved on 06-12 police #2'],
    ],
    [
      'an equal or weaker source of the same stage changes nothing, whatever its day',
      ['approved on 06-09 unit', 'approved on 06-12 unit', 'approved by 11-20 unit', 'approved on 06-20 self'],
      ['06-09 approved on 06-09 unit #1'],
    ],
    [
      'a weaker source of the same stage with an earlier day: claimed from then on, stronger from its own day on',
      ['activated on 11-20 police', 'activated by 11-10 unit'],
      ['11-10 activated by 11-10 unit #2', '11-20 activated on 11-20 police #1'],
    ],
    [
      'a stronger source wins about an earlier stage',
      ['activated on 06-15 unit', 'approved on 06-20 police'],
      ['06-15 activated on 06-15 unit #1', '06-20 approved on 06-20 police #2'],
    ],
    [
      'an equal source with an earlier stage is history',
      ['activated on 06-15 unit', 'approved on 06-20 unit'],
      ['06-15 activated on 06-15 unit #1'],
    ],
    [
      'a weaker source with an earlier stage is history',
      ['activated on 06-15 police', 'registered by 11-20 unit', 'not_registered by 11-27 self'],
      ['06-15 activated on 06-15 police #1'],
    ],
    [
      'overruled: waits since the day the stage was reached, not since the check',
      ['approved on 06-09 unit', 'activated on 06-15 unit', 'approved by 11-10 checked'],
      ['06-09 approved on 06-09 unit #1', '06-15 activated on 06-15 unit #2', '11-10 approved on 06-09 checked #3'],
    ],
    [
      'overruled: approved and said to be activated on one day',
      ['approved on 06-09 unit', 'activated on 06-09 unit', 'approved by 11-10 checked'],
      ['06-09 activated on 06-09 unit #2', '11-10 approved on 06-09 checked #3'],
    ],
    [
      'overruled with a day of its own: that day',
      ['approved on 06-09 unit', 'activated on 06-15 unit', 'approved on 06-20 evidence'],
      ['06-09 approved on 06-09 unit #1', '06-15 activated on 06-15 unit #2', '06-20 approved on 06-20 evidence #3'],
    ],
    [
      'overruled: a stage never heard of before is reached by the day of the check',
      ['activated on 06-15 unit', 'registered by 11-10 checked'],
      ['06-15 activated on 06-15 unit #1', '11-10 registered by 11-10 checked #2'],
    ],
    [
      'after it was overruled, a later stage on a later day stands again at its own trust',
      ['activated on 06-15 unit', 'approved on 06-20 checked', 'activated by 11-20 unit'],
      ['06-15 activated on 06-15 unit #1', '06-20 approved on 06-20 checked #2', '11-20 activated by 11-20 unit #3'],
    ],
  ])('%s', (_why, told, stands) => expect(on(VNEID, told)).toEqual(stands));
});

describe('standings: one and the same day', () => {
  it.each<Case>([
    [
      'the strongest has the last word, told first or last',
      ['approved on 11-20 police', 'activated on 11-20 unit'],
      ['11-20 approved on 11-20 police #1'],
    ],
    [
      'the strongest has the last word about a later stage too',
      ['approved on 11-20 unit', 'activated on 11-20 police'],
      ['11-20 activated on 11-20 police #2'],
    ],
    [
      'of equal sources the later stage stands',
      ['activated by 11-20 unit', 'approved by 11-20 unit'],
      ['11-20 activated by 11-20 unit #1'],
    ],
    [
      'of equal sources and levels what was recorded last stands',
      ['rejected on 11-20 unit', 'registered on 11-20 unit'],
      ['11-20 registered on 11-20 unit #2'],
    ],
    [
      'the same told twice counts when it was told first',
      ['registered by 11-20 unit', 'rejected by 11-20 unit', 'registered by 11-20 unit'],
      ['11-20 rejected by 11-20 unit #2'],
    ],
    [
      'told again with a day of its own: the day is known exactly',
      ['approved by 11-20 unit', 'approved on 11-20 unit'],
      ['11-20 approved on 11-20 unit #2'],
    ],
    [
      'told again without a day of its own: the day stays exact, also from a stronger source',
      ['approved on 11-20 unit', 'approved by 11-20 checked'],
      ['11-20 approved on 11-20 checked #2'],
    ],
  ])('%s', (_why, told, stands) => expect(on(VNEID, told)).toEqual(stands));
});

describe('standings: rejected, and the other criteria', () => {
  it('registered, rejected, registered again, approved', () => {
    const told = ['registered on 06-02 unit', 'rejected on 06-08 evidence', 'registered by 06-20 unit'];
    expect(on(VNEID, [...told, 'approved on 06-28 unit'])).toEqual([
      '06-02 registered on 06-02 unit #1',
      '06-08 rejected on 06-08 evidence #2',
      '06-20 registered by 06-20 unit #3',
      '06-28 approved on 06-28 unit #4',
    ]);
  });

  it('a check that overrules an approval after a rejection does not reach back before the rejection', () => {
    const told = ['registered on 06-02 unit', 'rejected on 06-08 unit', 'approved on 06-20 unit'];
    expect(on(VNEID, [...told, 'registered by 07-01 checked']).at(-1)).toBe('07-01 registered by 07-01 checked #4');
    expect(on(VNEID, [...told, 'rejected by 07-01 checked']).at(-1)).toBe('07-01 rejected on 06-08 checked #4');
  });

  it('facts of another criterion say nothing', () => {
    expect(standings(SERVICE, facts(VNEID, ['activated on 06-15 police']), null)).toEqual([]);
  });

  it('what is retracted is absent: the stage before stands', () => {
    const told = facts(VNEID, ['approved on 06-09 unit', 'activated on 06-15 unit']);
    expect(inWords(VNEID, standings(VNEID, told.slice(0, 1), null))).toEqual(['06-09 approved on 06-09 unit #1']);
    expect(standings(VNEID, [], null)).toEqual([]);
  });

  it('a stage that the criterion does not have is an error', () => {
    expect(() =>
      standings(
        SERVICE,
        facts(VNEID, ['activated on 06-15 unit']).map((f) => ({ ...f, criterionId: 3 })),
        null,
      ),
    ).toThrow(RangeError);
    expect(() => levelOf(SERVICE, 3)).toThrow('criterion online_service has no stage 3');
    expect([levelOf(VNEID, 2), stagePosition(VNEID, 'approved'), stagePosition(VNEID, 'held')]).toEqual([1, 3, null]);
  });

  it('standingOn: nothing before the first, then the last that began', () => {
    const history = standings(VNEID, facts(VNEID, ['approved on 06-09 unit', 'activated on 06-15 unit']), null);
    const stages = ['06-08', '06-09', '06-14', '06-15', '12-31'].map(
      (day) => standingOn(history, `2023-${day}`)?.stage,
    );
    expect(stages).toEqual([undefined, 3, 3, 4, 4]);
    expect(standingOn([], '2023-06-09')).toBeNull();
  });
});

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
