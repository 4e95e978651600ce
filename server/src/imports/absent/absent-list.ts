import { Injectable } from '@nestjs/common';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import { inScope, unitScope, endOfPath } from '../../access/unit-scope.js';
import { unitRefs } from '../../access/unit-refs.js';
import type { RequestContext } from '../../common/context.js';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import { marks } from '../../database/sql.js';
import { Where } from '../../database/where.js';
import { boundTo } from '../../people/person-rows.js';
import { UnitsService } from '../../units/units.service.js';
import { AbsentState, type AbsentAnswer, type AbsentPage, type AbsentPerson } from './absent.model.js';

/** The unit that the person was in on the list's day, and has been since with no end known; 0 = there is none. */
const STILL_IN = `COALESCE((SELECT MAX(e.unit_id) FROM employment e
  WHERE e.person_id = a.person_id AND e.valid_from <= f.as_of AND e.valid_to IS NULL), 0)`;

/** Nobody has answered, the list stands, and the person is still employed as on the list's day. */
export const IS_OPEN = `a.state = 'open' AND f.state = 'applied' AND a.unit_id = ${STILL_IN}`;

/** What is told of each state; those taken back with their import are not told of. */
const IN_STATE: Record<AbsentState, string> = {
  open: IS_OPEN,
  answered: "a.state = 'answered'",
  settled: `a.state = 'settled' OR (a.state = 'open' AND f.state = 'applied' AND a.unit_id <> ${STILL_IN})`,
};

export interface AbsentAsk {
  unitId: number | null;
  importId: number | null;
  state: AbsentState;
}

interface Row {
  import_id: number;
  person_id: number;
  unit_id: number;
  answer: AbsentAnswer | null;
  reason: string | null;
  answered_at: number | null;
  answered_by: number | null;
  file_name: string;
  as_of: string;
  import_path: string;
  full_name: string;
  citizen_id_cipher: Buffer;
  birth_year: number | null;
  kind: string | null;
  title: string | null;
}

/** Reading who is missing from the lists: unit by unit, ids masked. */
@Injectable()
export class AbsentList {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
  ) {}

  /** Only of people who are the caller's to see today: someone answered for who works elsewhere now is not told of. */
  async page(ctx: RequestContext, limit: number, offset: number, ask: AbsentAsk): Promise<AbsentPage> {
    const where = new Where().and("f.kind = 'roster'").and(IN_STATE[ask.state]);
    for (const column of ['u.path', 'w.path']) {
      const scope = unitScope(ctx, 'people.read', column);
      where.and(scope.sql, ...scope.params);
    }
    if (ask.importId !== null) where.and('a.import_id = ?', ask.importId);
    if (ask.unitId !== null) {
      const { path } = await this.units.inScope(ctx, 'people.read', ask.unitId);
      where.and('u.path >= ? AND u.path < ?', path, endOfPath(path));
    }
    const from = `FROM import_absent a JOIN import_file f ON f.id = a.import_id JOIN unit i ON i.id = f.unit_id
      JOIN unit u ON u.id = a.unit_id JOIN person p ON p.id = a.person_id JOIN unit w ON w.id = p.unit_id WHERE ${where.sql}`;
    const total = await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, where.params);
    const rows = await this.db.read.rows<Row>(
      `SELECT a.import_id, a.person_id, a.unit_id, a.answer, a.reason, a.answered_at, a.answered_by, f.file_name, f.as_of, i.path AS import_path,
          p.full_name, p.citizen_id_cipher, p.birth_year, p.kind, p.title
        ${from} ORDER BY u.path, p.sort_key, p.id, f.as_of DESC, a.import_id LIMIT ? OFFSET ?`,
      [...where.params, limit, offset],
    );
    return { items: await this.models(ctx, rows, ask.state), total: Number(total?.n ?? 0) };
  }

  private async models(ctx: RequestContext, rows: readonly Row[], state: AbsentState): Promise<AbsentPerson[]> {
    const refs = await unitRefs(
      this.db.read,
      ctx,
      rows.map((row) => Number(row.unit_id)),
    );
    const names = await this.namesOf(rows.flatMap((row) => row.answered_by ?? []));
    return rows.flatMap((row) => {
      const unit = refs.get(Number(row.unit_id));
      if (!unit) return [];
      const personId = Number(row.person_id);
      const theirs = inScope(ctx, 'import.run', row.import_path);
      return [
        {
          id: `${row.import_id}-${personId}`,
          personId,
          fullName: row.full_name,
          maskedId: maskCitizenId(this.secrets.decrypt(row.citizen_id_cipher, boundTo(personId, 'citizen_id'))),
          birthYear: row.birth_year === null ? null : Number(row.birth_year),
          kind: row.kind,
          title: row.title,
          unit,
          asOf: row.as_of,
          importId: theirs ? Number(row.import_id) : null,
          fileName: theirs ? row.file_name : null,
          state,
          answer: row.answer,
          reason: row.reason,
          answeredAt: row.answered_at === null ? null : Number(row.answered_at),
          answeredBy: row.answered_by === null ? null : (names.get(Number(row.answered_by)) ?? null),
        },
      ];
    });
  }

  private async namesOf(userIds: readonly number[]): Promise<Map<number, string>> {
    const ids = [...new Set(userIds)];
    const rows = await this.db.read.rows<{ id: number; display_name: string }>(
      `SELECT id, display_name FROM user_account WHERE id IN (${marks(ids.length)})`,
      ids,
    );
    return new Map(rows.map((row) => [Number(row.id), row.display_name]));
  }
}
