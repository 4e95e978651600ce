import type { Day } from '@dat100/shared/calendar';
import type { RadarFinding } from '@dat100/shared/radar';
import { cutOffs, decidedBefore, isDueNear, leftBefore } from '@dat100/shared/radar-days';
import {
  departuresBunched,
  exemptionsBunched,
  lateBatch,
  lowVerified,
  shrinkingRoster,
  takenBack,
} from '@dat100/shared/radar-rules';
import type { Sql } from '../../database/sql.js';
import type { Criterion } from '../../directives/directives.service.js';
import type { Unit } from '../../units/unit.js';
import { unlessImpossible } from '../figures.js';
import { ownFigures, rosterOf } from './radar-counts.js';
import { batchesAt, decided, departed, knownBefore, takenBackAround } from './radar-events.js';

/** A finding about the people whom a unit employs itself. */
export interface UnitFinding extends RadarFinding {
  unitId: number;
}

export interface RadarAsked {
  /** a subtree, the unit above all others first */
  units: readonly Unit[];
  criterion: Criterion;
  dueOn: Day;
  /** the day the clock is on, and the day the counters are on */
  today: Day;
  countedTo: Day;
}

/**
 * What is worth a question about each unit's own people. A person belongs to one unit at a time, so that nothing is
 * asked twice on the way up the tree. In the order of the units, of each in the order of the rules.
 */
export async function findAll(sql: Sql, asked: RadarAsked): Promise<UnitFinding[]> {
  const found = [
    ...(await aroundDueDate(sql, asked)),
    ...(await inLastHours(sql, asked)),
    ...(await ofCounts(sql, asked)),
  ];
  const known = await withHistory(sql, found);
  const order = new Map(asked.units.map(({ id }, i) => [id, i]));
  return known.sort((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0));
}

const namely = (unitId: number, finding: RadarFinding | null): UnitFinding[] =>
  finding ? [{ ...finding, unitId }] : [];

async function aroundDueDate(sql: Sql, { units, criterion, dueOn, today }: RadarAsked): Promise<UnitFinding[]> {
  const path = units[0]?.path;
  if (path === undefined || !isDueNear(dueOn, today)) return [];
  const marks = await decided(sql, path, criterion, decidedBefore(dueOn), today);
  const left = await departed(sql, path, leftBefore(dueOn));
  return [
    ...[...marks].flatMap(([id, bunch]) => namely(id, exemptionsBunched(bunch, dueOn))),
    ...[...left].flatMap(([id, bunch]) => namely(id, departuresBunched(bunch, dueOn))),
  ];
}

async function inLastHours(sql: Sql, { units, criterion, dueOn, today }: RadarAsked): Promise<UnitFinding[]> {
  const path = units[0]?.path;
  if (path === undefined) return [];
  const found: UnitFinding[] = [];
  for (const cutOff of cutOffs(dueOn, today))
    for (const [id, batch] of await batchesAt(sql, path, criterion, cutOff))
      found.push(...namely(id, lateBatch(batch)));
  return found;
}

async function ofCounts(sql: Sql, { units, criterion, dueOn, today, countedTo }: RadarAsked): Promise<UnitFinding[]> {
  const path = units[0]?.path;
  if (path === undefined) return [];
  const figures = await ownFigures(sql, units, criterion, countedTo);
  const isOver = dueOn < today && isDueNear(dueOn, today);
  const back = isOver ? await takenBackAround(sql, path, criterion, dueOn) : null;
  const found: UnitFinding[] = [];
  for (const [id, { now, then }] of figures) {
    const claimed = { achieved: now.claimed, inScope: now.inScope };
    const low = () => lowVerified(claimed, now.verified, criterion.targetPercent, countedTo);
    found.push(...namely(id, unlessImpossible(low)));
    if (then) found.push(...namely(id, shrinkingRoster(rosterOf(then), rosterOf(now), countedTo)));
    const bunch = back?.get(id);
    if (bunch) found.push(...namely(id, takenBack(bunch, now.inScope, dueOn)));
  }
  return found;
}

/** Without findings that compare with a time when the unit was not on record yet. */
async function withHistory(sql: Sql, found: readonly UnitFinding[]): Promise<UnitFinding[]> {
  const known = new Map<Day, Set<number>>();
  for (const day of new Set(found.flatMap(({ from }) => from ?? []))) {
    const units = new Set(found.filter(({ from }) => from === day).map(({ unitId }) => unitId));
    known.set(day, await knownBefore(sql, [...units], day));
  }
  return found.filter(({ unitId, from }) => from === null || (known.get(from)?.has(unitId) ?? false));
}
