import { daysBetween, type Day } from '@dat100/shared/calendar';
import { TRUST_LEVELS } from '@dat100/shared/codes';
import type { DayKind } from '@dat100/shared/stage-facts';
import { holderOf, isOverdue, limitFor } from '@dat100/shared/waiting';
import { marks, type Sql } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';

export interface PersonStanding {
  criterion: string;
  stage: string | null;
  happenedOn: Day | null;
  dayKind: string | null;
  trust: string | null;
  achieved: boolean;
  lapsed: boolean;
  daysInStage: number | null;
  holder: string | null;
  overdue: boolean;
  reason: string | null;
  scope: string;
  scopeUntil: Day | null;
}

export const TRUST_NAMES = Object.fromEntries(
  Object.entries(TRUST_LEVELS).map(([name, level]) => [level, name]),
) as Record<number, string>;

interface Row {
  person_id: number;
  criterion_id: number;
  stage_position: number | null;
  since: Day | null;
  day_kind: DayKind | null;
  trust: number | null;
  lapsed: number;
  scope: string;
  scope_until: Day | null;
  reason: string | null;
}

/** How some people stand on each criterion today, by person, in the order of the criteria. */
export async function standingsOf(
  sql: Sql,
  personIds: readonly number[],
  criteria: readonly Criterion[],
  today: Day,
): Promise<Map<number, PersonStanding[]>> {
  const rows = await sql.rows<Row>(
    `SELECT st.person_id, st.criterion_id, st.stage_position, st.since, st.day_kind, st.trust, st.lapsed, st.scope, st.scope_until, k.reason
       FROM standing st LEFT JOIN stuck k ON k.person_id = st.person_id AND k.criterion_id = st.criterion_id
      WHERE st.person_id IN (${marks(personIds.length)})`,
    personIds,
  );
  const byPerson = new Map<number, Map<number, Row>>();
  for (const row of rows) {
    const own = byPerson.get(Number(row.person_id)) ?? new Map<number, Row>();
    byPerson.set(Number(row.person_id), own.set(Number(row.criterion_id), row));
  }
  const found = new Map<number, PersonStanding[]>();
  for (const [personId, own] of byPerson)
    found.set(
      personId,
      criteria.flatMap((criterion) => {
        const row = own.get(criterion.id);
        return row ? [standingOf(criterion, row, hadAchieved(criteria, own, row), today)] : [];
      }),
    );
  return found;
}

const stageOf = (criterion: Criterion, row: Row) =>
  row.stage_position === null ? null : (criterion.stages[Number(row.stage_position)] ?? null);

/** Whether another criterion was achieved by the day that `row` stands since. */
function hadAchieved(criteria: readonly Criterion[], own: ReadonlyMap<number, Row>, row: Row) {
  return (code: string): boolean => {
    const other = criteria.find((criterion) => criterion.code === code);
    const there = other && own.get(other.id);
    if (!there || there.since === null || row.since === null) return false;
    return stageOf(other, there)?.achieved === true && there.since <= row.since;
  };
}

function standingOf(
  criterion: Criterion,
  row: Row,
  hadAchievedOther: (code: string) => boolean,
  today: Day,
): PersonStanding {
  const stage = stageOf(criterion, row);
  const achieved = stage?.achieved ?? false;
  const limit = stage?.limit ?? null;
  const stand = { since: row.since, dayKind: row.day_kind, inScope: row.scope === 'in_scope', achieved };
  return {
    criterion: criterion.code,
    stage: stage?.code ?? null,
    happenedOn: row.since,
    dayKind: row.day_kind,
    trust: row.trust === null ? null : (TRUST_NAMES[Number(row.trust)] ?? null),
    achieved,
    lapsed: Number(row.lapsed) === 1,
    daysInStage: row.day_kind === 'on' && row.since !== null ? daysBetween(row.since, today) : null,
    holder: holderOf(stage),
    overdue: isOverdue(
      limitFor(limit, limit?.quicker ? hadAchievedOther(limit.quicker.criterion) : false),
      stand,
      today,
    ),
    reason: row.reason,
    scope: row.scope,
    scopeUntil: row.scope_until,
  };
}
