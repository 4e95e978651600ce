import type { Day } from './calendar.js';
import type { Lens } from './codes.js';
import { employmentOn, placeOn, stateOn, type PersonFacts } from './person-history.js';
import { standings, type CriterionRule, type Standing } from './stages.js';

/**
 * Why a person counts differently on a later day than on an earlier one. In the order of the screen: what people did,
 * who came and went, who was taken out of the figure and put back, and what was put right.
 *
 * Each person whose part in the figure differs, or who is in view on only one of the days, has exactly one cause. Of
 * several things that happened to somebody between the two days the one that moved them in or out of view counts, then
 * the one that moved them in or out of scope, and only then their stage.
 */
export const LEDGER_CAUSES = [
  /** in scope on both days, has now reached the last stage */
  'completed',
  /** in scope on both days, no longer at the last stage: the card lapsed, or a stronger source says otherwise */
  'fell_back',
  /** was employed nowhere on the earlier day: new to us, or back */
  'joined',
  /** is employed nowhere on the later day */
  'left',
  /** was employed by a unit outside */
  'transferred_in',
  /** is employed by a unit outside */
  'transferred_out',
  /** in scope before, exempt now */
  'exempted',
  /** in scope before, deferred now */
  'deferred',
  /** exempt or deferred before, in scope now */
  'exemption_ended',
  /** with the unit on both days, but in view of the lens on one only: another kind of employment, or a membership */
  'lens_changed',
  /** counts differently on the earlier day itself than was known then: something was taken back, or recorded late */
  'corrected',
] as const;
export type LedgerCause = (typeof LEDGER_CAUSES)[number];

/** What is compared: a figure of a unit with all below it, on two days. */
export interface LedgerAsk {
  criterion: CriterionRule;
  countedKinds: ReadonlySet<string>;
  lens: Lens;
  /** whether a unit is the one asked about or lies below it */
  holds: (unitId: number) => boolean;
  /** the earlier day */
  from: Day;
  to: Day;
}

/** What one person adds to the change of a figure: achieved and in scope, each -1, 0 or 1. */
export interface LedgerEntry {
  cause: LedgerCause;
  achieved: number;
  inScope: number;
}

/** All people of one cause: how many they are, and what they add to achieved and to in scope. */
export interface LedgerLine extends LedgerEntry {
  people: number;
}

/**
 * What is known of one person. Both days are told as known now, unless `then` gives what was known on the earlier day:
 * only that can show a correction, for a fact that was taken back, or that was recorded late, has always been so (or
 * never) as far as is known now (DOMAIN, "Time": backdated facts change boards "as of", never "as known on").
 */
export interface LedgerPerson {
  now: PersonFacts | null;
  then?: PersonFacts | null;
}

/** How a person counts in a figure on a day. */
export interface Sighting {
  where: 'here' | 'elsewhere' | 'nowhere';
  /** counts in the unit, under the lens, in scope or not */
  inView: boolean;
  scope: 'in_scope' | 'deferred' | 'exempt';
  inScope: 0 | 1;
  achieved: 0 | 1;
  /** the unit that employs them, whether it is the one asked about or not */
  unitId: number | null;
  /** position of the standing stage; null = nothing is known by then */
  stage: number | null;
}

const NOBODY: Sighting = {
  ...{ where: 'nowhere', inView: false, scope: 'in_scope', inScope: 0, achieved: 0 },
  ...{ unitId: null, stage: null },
};

/** Why a person counts differently on the later day, and by how much; null when nothing is different. */
export function ledgerEntry(ask: LedgerAsk, { now, then = now }: LedgerPerson): LedgerEntry | null {
  const [before, after] = sightings(ask, now);
  const known = then === now ? before : sightings(ask, then)[0];
  const cause = !isSame(known, before) && !isSame(known, after) ? 'corrected' : causeBetween(known, after);
  if (cause === null) return null;
  return { cause, achieved: after.achieved - known.achieved, inScope: after.inScope - known.inScope };
}

/**
 * The ledger: the lines of all causes that somebody has, in the order of LEDGER_CAUSES. The sums of `achieved` and
 * `inScope` are the differences of the figure between the two days, to the person. Only people whose facts may differ
 * between the days need to be given.
 */
export function ledgerLines(ask: LedgerAsk, people: Iterable<LedgerPerson>): LedgerLine[] {
  const lines = new LedgerLines();
  for (const person of people) lines.add(ledgerEntry(ask, person));
  return lines.all();
}

/** A ledger that is added up piece by piece. */
export class LedgerLines {
  private readonly byCause = new Map<LedgerCause, LedgerLine>();

  /** Counts one person; null = nothing is different for them. */
  add(entry: LedgerEntry | null): void {
    if (!entry) return;
    const line = this.byCause.get(entry.cause) ?? { cause: entry.cause, people: 0, achieved: 0, inScope: 0 };
    line.people += 1;
    line.achieved += entry.achieved;
    line.inScope += entry.inScope;
    this.byCause.set(entry.cause, line);
  }

  /** One line for each cause that somebody has, in the order of LEDGER_CAUSES. */
  all(): LedgerLine[] {
    return LEDGER_CAUSES.flatMap((cause) => this.byCause.get(cause) ?? []);
  }
}

/** How a person counts on the earlier and on the later day. */
function sightings(ask: LedgerAsk, facts: PersonFacts | null): [Sighting, Sighting] {
  if (!facts) return [NOBODY, NOBODY];
  const history = standings(ask.criterion, facts.events, facts.birthDate);
  return [sightingOn(ask, facts, history, ask.from), sightingOn(ask, facts, history, ask.to)];
}

/**
 * How a person counts on a day.
 * @param history their standing stages on the criterion asked about
 */
export function sightingOn(ask: LedgerAsk, facts: PersonFacts, history: readonly Standing[], day: Day): Sighting {
  const employment = employmentOn(facts, day);
  if (!employment) return NOBODY;
  const here = ask.holds(employment.unitId);
  const inView = here && placeOn(ask.countedKinds, facts, day).lenses.includes(ask.lens);
  const { scope, standing } = stateOn(ask.criterion, facts, history, day);
  const inScope = inView && scope === 'in_scope';
  const achieved = inScope && standing !== null && ask.criterion.stages[standing.stage]?.achieved === true;
  return {
    where: here ? 'here' : 'elsewhere',
    inView,
    scope,
    inScope: inScope ? 1 : 0,
    achieved: achieved ? 1 : 0,
    unitId: employment.unitId,
    stage: standing?.stage ?? null,
  };
}

/** Two sightings that make the same figure. */
const isSame = (a: Sighting, b: Sighting): boolean =>
  a.inView === b.inView && a.inScope === b.inScope && a.achieved === b.achieved;

function causeBetween(a: Sighting, b: Sighting): LedgerCause | null {
  if (isSame(a, b)) return null;
  if (!a.inView) return a.where === 'nowhere' ? 'joined' : a.where === 'elsewhere' ? 'transferred_in' : 'lens_changed';
  if (!b.inView) return b.where === 'nowhere' ? 'left' : b.where === 'elsewhere' ? 'transferred_out' : 'lens_changed';
  if (a.inScope !== b.inScope)
    return b.scope === 'in_scope' ? 'exemption_ended' : b.scope === 'exempt' ? 'exempted' : 'deferred';
  return b.achieved > a.achieved ? 'completed' : 'fell_back';
}
