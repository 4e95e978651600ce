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

/** Which of the levels that people give somebody sees. */
export interface ShownLevels {
  readonly team: boolean;
  readonly final: boolean;
}

/** What of a rating the person sees: a proposal once all are in, a decision once it is taken for everybody. */
export function shownToPerson(agency: AgencyState): ShownLevels {
  return { team: agency !== 'open', final: agency === 'decided' || agency === 'locked' };
}

/** Whose sheet somebody reads: their own, that of somebody in a unit of theirs, or of the whole agency that decides. */
export type SheetReader = 'own' | 'team' | 'agency';

/**
 * What of a rating somebody sees who may read sheets: of their own no more than any person; of people of a unit what
 * the unit proposed, and the decision once it is taken for everybody. Levels that are still being decided are the
 * agency's alone.
 */
export function shownInSheets(reader: SheetReader, agency: AgencyState): ShownLevels {
  const told = shownToPerson(agency);
  if (reader === 'own') return told;
  return { team: true, final: reader === 'agency' || told.final };
}

/** Where a sheet stands as far as the levels that are seen tell it. `proposed`: it has a level of the team. */
export function stateShown(state: SheetState, proposed: boolean, { team, final }: ShownLevels): SheetState {
  if (state === 'not_rated' || final) return state;
  return proposed && team ? 'proposed' : 'open';
}
