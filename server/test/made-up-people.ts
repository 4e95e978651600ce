import { addDays, type Day } from '@dat100/shared/calendar';
import { Random } from '../src/seed/random.js';
import type { TestPerson } from './facts.js';

const KINDS = ['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong', 'khong_chuyen_trach'];
const MEMBERSHIPS = ['dang_vien', 'doan_vien', 'cong_doan', 'hoi_vien'];
const STAGES: Record<string, string[]> = {
  chip_card: ['none', 'applied', 'held'],
  vneid_level2: ['not_registered', 'registered', 'rejected', 'approved', 'activated'],
  online_service: ['never', 'account_ready', 'used'],
};
const TRUSTS = ['self', 'unit', 'checked', 'evidence', 'police'] as const;

/** People who change places, memberships, scope and stages in every way, before `today` and after it. */
export function madeUpPeople(seed: string, n: number, unitIds: readonly number[], today: Day): TestPerson[] {
  const random = new Random(seed);
  const day = (low: number, high: number) => addDays(today, random.between(low, high));
  return Array.from({ length: n }, (): TestPerson => {
    const leaves = random.permille(250) ? day(-200, 40) : null;
    const comesBack = leaves !== null && random.permille(600);
    return {
      unitId: random.pick(unitIds),
      kind: random.pick(KINDS),
      from: day(-900, -250),
      to: leaves,
      then: comesBack
        ? [{ unitId: random.pick(unitIds), kind: random.pick(KINDS), from: addDays(leaves, random.between(1, 30)) }]
        : [],
      birthDate: random.permille(800)
        ? addDays(`${2023 - random.pick([24, 25, 26, 39, 40, 41, 59, 60])}-06-01`, random.between(0, 364))
        : null,
      memberships: MEMBERSHIPS.filter(() => random.permille(300)).map((code) => ({
        code,
        from: day(-700, 20),
        to: random.permille(200) ? day(21, 60) : null,
      })),
      scopes: random.permille(250)
        ? [
            {
              criterion: random.pick(Object.keys(STAGES)),
              status: random.pick(['deferred', 'exempt'] as const),
              from: day(-120, 10),
              to: random.permille(500) ? day(11, 40) : null,
            },
          ]
        : [],
      events: Object.entries(STAGES).flatMap(([criterion, stages]) =>
        Array.from({ length: random.below(4) }, () => ({
          criterion,
          stage: random.pick(stages),
          on: day(-400, 0),
          trust: random.pick(TRUSTS),
          ...(criterion === 'chip_card' ? { cardIssuedOn: day(-3000, -300) } : {}),
        })),
      ),
    };
  });
}
