import { POLICE_TRUST } from '@dat100/shared/person-history';
import { badInput } from '../common/errors.js';
import { marks } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';
import { both, type Condition } from './waiting-where.js';

// Whom a counter of achievement or of scope counts (`countsOf` in shared), as conditions on a standing `st`: the list
// that such a number opens holds just those.

/** Whose word counts: whoever said so, a source that is taken for verified, or the police. */
export type Basis = 'claimed' | 'verified' | 'police';
export const BASES: readonly Basis[] = ['claimed', 'verified', 'police'];

/** How somebody may stand outside the scope of a criterion, or have achieved it all the same. */
export const OUT_OF_SCOPE = ['exempt', 'deferred', 'achieved_out_of_scope'] as const;
export type OutOfScope = (typeof OUT_OF_SCOPE)[number];

/** At a stage that achieves, in scope or not. */
function hasAchieved(criterion: Criterion): Condition {
  const achieved = criterion.stages.filter((stage) => stage.achieved).map((stage) => stage.position);
  return { sql: `st.stage_position IN (${marks(achieved.length)})`, params: achieved };
}

/** In scope and achieved by a word that is strong enough. @throws bad_input `unknown_achieved` */
export function countsAsAchieved(criterion: Criterion, basis: string): Condition {
  const known = BASES.find((one) => one === basis);
  if (!known)
    throw badInput(
      'unknown_achieved',
      `Không có mức xác nhận "${basis}"; có: ${BASES.join(', ')}.`,
      `Nothing is achieved as "${basis}"; there are: ${BASES.join(', ')}.`,
      'achieved',
    );
  const claimed = both({ sql: "st.scope = 'in_scope'", params: [] }, hasAchieved(criterion));
  if (known === 'claimed') return claimed;
  const least = known === 'police' ? POLICE_TRUST : criterion.verifiedFrom;
  return both(claimed, { sql: 'st.trust >= ?', params: [least] });
}

/** Exempt, deferred, or achieved although one of them. @throws bad_input `unknown_scope` */
export function isOutOfScope(criterion: Criterion, scope: string): Condition {
  const known = OUT_OF_SCOPE.find((one) => one === scope);
  if (!known)
    throw badInput(
      'unknown_scope',
      `Không có diện "${scope}"; có: ${OUT_OF_SCOPE.join(', ')}.`,
      `There is no scope "${scope}"; there are: ${OUT_OF_SCOPE.join(', ')}.`,
      'scope',
    );
  if (known !== 'achieved_out_of_scope') return { sql: 'st.scope = ?', params: [known] };
  return both({ sql: "st.scope IN ('exempt', 'deferred')", params: [] }, hasAchieved(criterion));
}
