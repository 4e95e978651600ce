import type { Day } from './calendar.js';
import type { AgencyState, SheetState } from './rating-period.js';

/** The longest self-assessment, in characters. */
export const MOST_SELF_TEXT = 4000;

export type SelfFault = 'not_rated' | 'past_step' | 'past_day';

/**
 * What keeps somebody from assessing themselves; null: nothing. It is done before the proposals are in and until the
 * agency's day, that day included; an agency that was returned to its first step opens no day again.
 */
export function selfFault(
  { agency, selfDue, state }: { readonly agency: AgencyState; readonly selfDue: Day; readonly state: SheetState },
  today: Day,
): SelfFault | null {
  if (state === 'not_rated') return 'not_rated';
  if (agency !== 'open') return 'past_step';
  return today > selfDue ? 'past_day' : null;
}

/** What of a rating the person sees: a proposal once all are in, a decision once it is taken for everybody. */
export function shownToPerson(agency: AgencyState): { readonly team: boolean; readonly final: boolean } {
  return { team: agency !== 'open', final: agency === 'decided' || agency === 'locked' };
}
