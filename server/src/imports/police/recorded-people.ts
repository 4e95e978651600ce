import { maskCitizenId } from '@dat100/shared/citizen-id';
import { TRUSTS } from '@dat100/shared/codes';
import type { RosterRow } from '@dat100/shared/roster-reading';
import { unitRefs } from '../../access/unit-refs.js';
import { unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import type { Secrets } from '../../database/secrets.js';
import { marks, pieces, type Sql } from '../../database/sql.js';
import type { Criterion } from '../../directives/directives.service.js';
import { boundTo } from '../../people/person-rows.js';
import { maskValue } from '../mask-value.js';
import type { ListedPerson, RecordedPerson, RecordedStage } from './recorded.model.js';

interface PersonRow {
  id: number;
  citizen_id_cipher: Buffer;
  full_name: string;
  unit_id: number;
}
interface StandingRow {
  person_id: number;
  criterion_id: number;
  stage_position: number | null;
  since: string | null;
  day_kind: string | null;
  trust: number | null;
}

const AT_ONCE = 500;

/** These people as the records have them now; those whom the viewer may not look up are left out. */
export async function recordedPeople(
  sql: Sql,
  ctx: RequestContext,
  { secrets, criteria }: { secrets: Secrets; criteria: readonly Criterion[] },
  personIds: readonly number[],
): Promise<Map<number, RecordedPerson>> {
  const scope = unitScope(ctx, 'people.identify', 'u.path');
  const found = new Map<number, RecordedPerson>();
  for (const ids of pieces([...new Set(personIds)], AT_ONCE)) {
    const people = await sql.rows<PersonRow>(
      `SELECT p.id, p.citizen_id_cipher, p.full_name, p.unit_id FROM person p JOIN unit u ON u.id = p.unit_id
        WHERE p.id IN (${marks(ids.length)}) AND ${scope.sql}`,
      [...ids, ...scope.params],
    );
    const seen = people.map(({ id }) => Number(id));
    const units = await unitRefs(
      sql,
      ctx,
      people.map((p) => Number(p.unit_id)),
    );
    const stages = await stagesOf(sql, criteria, seen);
    for (const p of people) {
      const [id, unit] = [Number(p.id), units.get(Number(p.unit_id))];
      if (!unit) continue;
      const maskedId = maskCitizenId(secrets.decrypt(p.citizen_id_cipher, boundTo(id, 'citizen_id')));
      found.set(id, { id, fullName: p.full_name, maskedId, unit, stages: stages.get(id) ?? [] });
    }
  }
  return found;
}

async function stagesOf(
  sql: Sql,
  criteria: readonly Criterion[],
  ids: readonly number[],
): Promise<Map<number, RecordedStage[]>> {
  const found = new Map<number, RecordedStage[]>(ids.map((id) => [id, []]));
  const rows = await sql.rows<StandingRow>(
    `SELECT person_id, criterion_id, stage_position, since, day_kind, trust FROM standing WHERE person_id IN (${marks(ids.length)})`,
    ids,
  );
  for (const criterion of criteria)
    for (const row of rows) {
      if (Number(row.criterion_id) !== criterion.id) continue;
      found.get(Number(row.person_id))?.push({
        criterion: criterion.code,
        stage: row.stage_position === null ? null : (criterion.stages[Number(row.stage_position)]?.code ?? null),
        happenedOn: row.since,
        dayKind: row.day_kind,
        trust: row.trust === null ? null : (TRUSTS[Number(row.trust) - 1]?.code ?? null),
      });
    }
  return found;
}

/** What a row of a list says, ids masked: also one that stands in the column of names. */
export function listedPerson(row: RosterRow): ListedPerson {
  return {
    fullName: maskValue(row.fullName) ?? '',
    maskedId: row.citizenId === '' ? '' : maskCitizenId(row.citizenId),
    stages: Object.entries(row.stages).flatMap(([criterion, steps]) => {
      const last = steps.at(-1);
      return last ? [{ criterion, stage: last.stage, on: last.on }] : [];
    }),
  };
}
