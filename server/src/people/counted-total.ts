import type { Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, FIRST_STAGE_COLUMN, type CountColumn, type CountRules } from '@dat100/shared/person-history';
import { holderOf } from '@dat100/shared/waiting';
import type { Sql } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';
import type { Unit } from '../units/unit.js';
import { counterOf, kindsNotCounted } from './list-size.js';
import type { PeopleFilter } from './people.list.js';
import { isGiven } from './stage-filter.js';

/** Filters each of which is a number of a board, when it stands alone beside a criterion and a lens. */
const NUMBERS = [
  'stage',
  'notAchieved',
  'achieved',
  'scope',
  'holder',
] as const satisfies readonly (keyof PeopleFilter)[];
/** Filters that no counter knows of. */
const BESIDE = [
  'kind',
  'membership',
  'overdue',
  'reason',
  'waitingAtLeast',
  'search',
] as const satisfies readonly (keyof PeopleFilter)[];

/**
 * The columns of a counter whose sum is the length of a list, of the kinds of employment that count; null: no counter
 * knows it. The filter was checked before (`stageFilter`).
 */
export function columnsOf(criterion: Criterion, filter: PeopleFilter): CountColumn[] | null {
  const given = NUMBERS.filter((key) => isGiven(filter[key]));
  if (given.length > 1 || BESIDE.some((key) => isGiven(filter[key]))) return null;
  const [one] = given;
  // Without a lens these hold people who are exempt or deferred too, of whom counters keep no stage.
  if (one === undefined || one === 'stage') {
    if (!filter.lens) return null;
    if (one === undefined) return ['in_scope'];
    return filter.stage === 'no_event' ? ['no_event'] : at(criterion, (stage) => stage.code === filter.stage);
  }
  if (one === 'notAchieved') return ['no_event', ...at(criterion, (stage) => !stage.achieved)];
  if (one === 'achieved') {
    if (filter.achieved === 'claimed') return at(criterion, (stage) => stage.achieved);
    return [filter.achieved === 'police' ? 'police' : 'verified'];
  }
  if (one === 'scope') {
    if (filter.scope === 'exempt' || filter.scope === 'deferred') return [filter.scope];
    return ['achieved_out'];
  }
  const held = at(criterion, (stage) => !stage.achieved && stage.holder === filter.holder);
  return filter.holder === holderOf(null) ? ['no_event', ...held] : held;
}

function at(criterion: Criterion, isMeant: (stage: Criterion['stages'][number]) => boolean): CountColumn[] {
  return criterion.stages.filter(isMeant).flatMap(({ position }) => COUNT_COLUMNS[FIRST_STAGE_COLUMN + position] ?? []);
}

/**
 * How long a list is whose filter is a number of a board: from the counters, and without a lens with those of kinds
 * that do not count, whom `countOthers` counts. Null: no counter knows it, or they do not stand yet.
 */
export async function countedTotal(
  sql: Sql,
  unit: Pick<Unit, 'id' | 'parentId'>,
  criterion: Criterion,
  filter: PeopleFilter,
  rules: CountRules,
  countOthers: (kinds: readonly string[]) => Promise<number>,
): Promise<number | null> {
  const columns = columnsOf(criterion, filter);
  if (!columns) return null;
  const counter = counterOf(unit, filter.direct === true, criterion.id, filter.lens ?? 'all');
  const row = await sql.one<{ n: number | null; counted_to: Day | null }>(
    `SELECT (SELECT counted_to FROM rollup_state WHERE id = 1) AS counted_to,
      (SELECT ${columns.join(' + ') || '0'} FROM counter WHERE ${counter.sql}) AS n`,
    counter.params,
  );
  if (!row?.counted_to || row.counted_to < rules.countedFrom) return null;
  const others = filter.lens ? 0 : await countOthers(kindsNotCounted(rules));
  return Number(row.n ?? 0) + others;
}
