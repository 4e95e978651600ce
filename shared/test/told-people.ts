import { TRUST_LEVELS, type Trust } from '../src/codes.js';
import {
  COUNT_COLUMNS,
  type CountRules,
  type Delta,
  type EmploymentFact,
  type PersonFacts,
} from '../src/person-history.js';
import { stagePosition, type CriterionRule, type DayKind, type StatusFact } from '../src/stages.js';

/** Facts in words: 'approved on 2023-06-09 unit'. */
export function facts(rule: CriterionRule, told: string[], cardIssuedOn: string | null = null): StatusFact[] {
  return told.map((words, id) => {
    const [code = '', dayKind, on = '', trust] = words.split(' ');
    return {
      id,
      criterionId: rule.id,
      stage: stagePosition(rule, code) ?? NaN,
      on,
      dayKind: dayKind as DayKind,
      trust: TRUST_LEVELS[trust as Trust],
      recordedAt: id,
      cardIssuedOn,
    };
  });
}

const COUNTED = new Set(['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong']);
export const rulesOf = (criteria: CriterionRule[], countedFrom = '2023-01-01'): CountRules => ({
  criteria,
  countedKinds: COUNTED,
  countedFrom,
});

/** Deltas in words, in order: '06-15 unit 1 all: -s3 +s4'. */
export function inWords(deltas: readonly Delta[]): string[] {
  return deltas.map(({ day, unitId, lens, counts }) => {
    const parts = COUNT_COLUMNS.flatMap((c, i) => (counts[i] === 0 ? [] : [`${counts[i]! < 0 ? '-' : '+'}${c}`]));
    return `${day.replace(/^2023-/, '')} unit ${unitId} ${lens}: ${parts.join(' ')}`;
  });
}

export const NOBODY: PersonFacts = { birthDate: null, employments: [], memberships: [], scopes: [], events: [] };
export const SINCE_MAY: EmploymentFact = { unitId: 1, kind: 'cong_chuc', from: '2023-05-02', to: null };
