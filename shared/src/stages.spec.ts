import { describe, expect, it } from '@jest/globals';
import { levelOf, stagePosition, standingOn, standings } from './stages.js';
import { SERVICE, VNEID, facts, inWords, on } from '../test/told-stages.js';

type Case = [why: string, told: string[], stands: string[]];

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
