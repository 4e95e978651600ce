import { addDays, type Day } from './calendar.js';
import { sightingOn, type LedgerAsk, type LedgerCause, type Sighting } from './ledger.js';
import { addEdges, type PersonFacts } from './person-history.js';
import { standings } from './stages.js';

/** What happened to one person of a ledger, and when. */
export interface LedgerHow {
  /** the day from which they count as they do on the later day; null for a correction, which is of no day */
  day: Day | null;
  before: Sighting;
  after: Sighting;
}

/** What a cause is about; a correction is about no day. */
const ABOUT: Readonly<Record<LedgerCause, keyof Pick<Sighting, 'inView' | 'inScope' | 'achieved'> | null>> = {
  completed: 'achieved',
  fell_back: 'achieved',
  joined: 'inView',
  left: 'inView',
  transferred_in: 'inView',
  transferred_out: 'inView',
  lens_changed: 'inView',
  exempted: 'inScope',
  deferred: 'inScope',
  exemption_ended: 'inScope',
  corrected: null,
};

/**
 * When what a person's cause says took place: of several such days between the two the last, for it made the difference.
 * Always after the earlier day, and not after the later one.
 * @param cause the person's own, see ledgerEntry
 */
export function ledgerHow(ask: LedgerAsk, facts: PersonFacts, cause: LedgerCause): LedgerHow {
  const history = standings(ask.criterion, facts.events, facts.birthDate);
  const on = (day: Day) => sightingOn(ask, facts, history, day);
  const [before, after] = [on(ask.from), on(ask.to)];
  const about = ABOUT[cause];
  if (about === null) return { day: null, before, after };
  const days = new Set<Day>();
  for (const employment of facts.employments) addEdges(days, employment);
  for (const membership of facts.memberships) addEdges(days, membership);
  for (const mark of facts.scopes) if (mark.criterionId === ask.criterion.id) addEdges(days, mark);
  for (const standing of history) days.add(standing.from);
  const between = [...days].filter((day) => ask.from < day && day <= ask.to).sort();
  const day = between.findLast((one) => on(addDays(one, -1))[about] !== after[about]) ?? null;
  return { day, before, after };
}
