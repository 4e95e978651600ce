import { describe, expect, it } from '@jest/globals';
import { standingOn, standings, type CriterionRule, type StatusFact } from '@dat100/shared/stages';
import { Random } from '../../src/seed/random.js';
import { standOn } from './naive-ladder.js';

// The random city meets the rare rules of cards now and then; here they are met thousands of times, without a database.

const card: CriterionRule = {
  id: 1,
  code: 'chip_card',
  verifiedFrom: 3,
  lapses: true,
  stages: [
    { position: 0, code: 'none', level: 0, side: false, achieved: false },
    { position: 1, code: 'applied', level: 1, side: false, achieved: false },
    { position: 2, code: 'held', level: 2, side: false, achieved: true },
  ],
};
const account: CriterionRule = {
  id: 1,
  code: 'vneid_level2',
  verifiedFrom: 3,
  lapses: false,
  stages: [
    { position: 0, code: 'not_registered', level: 0, side: false, achieved: false },
    { position: 1, code: 'registered', level: 1, side: false, achieved: false },
    { position: 2, code: 'rejected', level: 1, side: true, achieved: false },
    { position: 3, code: 'approved', level: 2, side: false, achieved: false },
    { position: 4, code: 'activated', level: 3, side: false, achieved: true },
  ],
};
/** Turns 40 on 2023-12-01: cards of before 2021-12-01 end then. */
const BIRTH = '1983-12-01';
const DAYS = ['2021-11-30', '2021-12-01', '2022-06-01', '2023-11-30', '2023-12-01', '2023-12-02', '2024-01-05'];
const ISSUED = ['2013-02-01', '2021-11-30', '2021-12-01', '2023-06-01', '2023-12-01', null, null];
const HISTORIES = 20_000;

/** Up to six tellings, in any order. Equally strong sources that say the same of one day are heard once: one is made. */
function someHistory(random: Random, { stages }: CriterionRule): StatusFact[] {
  const made = new Map<string, StatusFact>();
  for (let id = random.between(1, 6); id > 0; id -= 1) {
    const stage = random.below(stages.length);
    const [on, trust, issued] = [random.pick(DAYS), random.between(1, 5), random.pick(ISSUED)];
    made.set(`${stage} ${on} ${trust}`, {
      id,
      criterionId: 1,
      stage,
      on,
      dayKind: random.pick(['on', 'by'] as const),
      trust,
      recordedAt: random.below(3),
      cardIssuedOn: stages[stage]?.achieved && issued !== null && issued <= on ? issued : null,
    });
  }
  return [...made.values()];
}

/** How strong the word is that there is none is of no weight: nobody counts as achieved by it, and nothing is earlier. */
const words = (stand: { stage: number; trust: number } | null): string =>
  stand === null ? 'nothing' : stand.stage === 0 ? 'none' : `stage ${stand.stage}, trust ${stand.trust}`;

describe.each([card, account])('$code', (criterion) => {
  it('stands as the naive ladder says, for any facts and on any day', () => {
    const random = new Random(criterion.code);
    const different: object[] = [];
    for (let n = 0; n < HISTORIES; n += 1) {
      const facts = someHistory(random, criterion);
      const birth = random.permille(900) ? BIRTH : null;
      const history = standings(criterion, facts, birth);
      const told = facts.map((f) => ({ ...f, kind: f.dayKind, issued: f.cardIssuedOn }));
      for (const day of ['2020-01-01', ...DAYS, '2043-12-01']) {
        const is = words(standingOn(history, day));
        const shouldBe = words(standOn(criterion, birth, told, day));
        if (is !== shouldBe) different.push({ is, shouldBe, birth, day, facts });
      }
    }
    expect(different.slice(0, 1)).toEqual([]);
  });
});
