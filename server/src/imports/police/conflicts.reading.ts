import { Injectable } from '@nestjs/common';
import { issueMessage } from '@dat100/shared/roster-messages';
import { unitRefs } from '../../access/unit-refs.js';
import { endOfPath, unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import { marks } from '../../database/sql.js';
import { Where } from '../../database/where.js';
import { DirectivesService } from '../../directives/directives.service.js';
import { UnitsService } from '../../units/units.service.js';
import { readRows, type StoredRow } from '../stored-rows.js';
import type { ConflictPage, OpenConflict } from './conflicts.model.js';
import { listedPerson, recordedPeople } from './recorded-people.js';
import { issuesOfRows } from './row-issues.js';

export interface ConflictQuestion {
  code: string | null;
  unitId: number | null;
  importId: number | null;
}

interface FileRow {
  id: number;
  import_id: number;
  file_name: string;
  kind: string;
  as_of: string;
  applied_at: number | null;
}

const FROM = 'FROM import_row r JOIN unit u ON u.id = r.unit_id JOIN import_file f ON f.id = r.import_id WHERE';
const MOST_IMPORTS = 50;

/** Everything that waits for a decision in the units somebody decides for, of all imports, the oldest first. */
@Injectable()
export class ConflictsReading {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly directives: DirectivesService,
    private readonly units: UnitsService,
  ) {}

  async page(ctx: RequestContext, limit: number, offset: number, asked: ConflictQuestion): Promise<ConflictPage> {
    const where = await this.where(ctx, asked);
    const total = await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} ${where.sql}`, where.params);
    const rows = await this.db.read.rows<FileRow>(
      `SELECT r.id, r.import_id, f.file_name, f.kind, f.as_of, f.applied_at ${FROM} ${where.sql} ORDER BY r.id LIMIT ? OFFSET ?`,
      [...where.params, limit, offset],
    );
    return {
      items: await this.models(ctx, rows),
      total: Number(total?.n ?? 0),
      codes: await this.codes(await this.where(ctx, { ...asked, code: null })),
      imports: await this.imports(await this.where(ctx, { ...asked, importId: null })),
    };
  }

  /** The numbers of all that waits, in one answer: page by page rows slip when somebody decides meanwhile. */
  async ids(ctx: RequestContext, asked: ConflictQuestion): Promise<number[]> {
    const where = await this.where(ctx, asked);
    const rows = await this.db.read.rows<{ id: number }>(
      `SELECT r.id ${FROM} ${where.sql} ORDER BY r.id`,
      where.params,
    );
    return rows.map(({ id }) => Number(id));
  }

  private async where(ctx: RequestContext, { code, unitId, importId }: ConflictQuestion): Promise<Where> {
    const scope = unitScope(ctx, 'conflict.resolve', 'u.path');
    const where = new Where().and("r.state = 'open' AND r.outcome = 'conflict'").and(scope.sql, ...scope.params);
    if (code !== null) where.and('r.conflict_code = ?', code);
    if (importId !== null) where.and('r.import_id = ?', importId);
    if (unitId !== null) {
      const { path } = await this.units.inScope(ctx, 'conflict.resolve', unitId);
      where.and('u.path >= ? AND u.path < ?', path, endOfPath(path));
    }
    return where;
  }

  private async codes(where: Where): Promise<ConflictPage['codes']> {
    const rows = await this.db.read.rows<{ code: string; n: number }>(
      `SELECT r.conflict_code AS code, COUNT(*) AS n ${FROM} ${where.sql} GROUP BY r.conflict_code ORDER BY n DESC, code`,
      where.params,
    );
    return rows.map(({ code, n }) => ({ code, count: Number(n) }));
  }

  private async imports(where: Where): Promise<ConflictPage['imports']> {
    const rows = await this.db.read.rows<{ id: number; file_name: string; n: number }>(
      `SELECT f.id, f.file_name, COUNT(*) AS n ${FROM} ${where.sql} GROUP BY f.id, f.file_name ORDER BY n DESC, f.id LIMIT ${MOST_IMPORTS}`,
      where.params,
    );
    return rows.map(({ id, file_name: fileName, n }) => ({ id: Number(id), fileName, count: Number(n) }));
  }

  private async models(ctx: RequestContext, rows: readonly FileRow[]): Promise<OpenConflict[]> {
    const stored = new Map<number, StoredRow>();
    const said = new Map<number, ReturnType<typeof issueMessage>>();
    for (const importId of new Set(rows.map((row) => Number(row.import_id)))) {
      const ids = rows.flatMap((row) => (Number(row.import_id) === importId ? [Number(row.id)] : []));
      const found = await readRows(this.db.read, this.secrets, importId, `AND id IN (${marks(ids.length)})`, ids);
      const codes = [...new Set(found.flatMap(({ conflictCode }) => conflictCode ?? []))];
      const issues = await issuesOfRows(this.db.read, importId, found, codes);
      for (const row of found) {
        stored.set(row.id, row);
        said.set(row.id, issueMessage(issues.get(row.id) ?? issueOf(row)));
      }
    }
    const personIds = [...stored.values()].flatMap(({ personId }) => personId ?? []);
    const criteria = await this.directives.criteria();
    const people = await recordedPeople(this.db.read, ctx, { secrets: this.secrets, criteria }, personIds);
    const refs = await unitRefs(
      this.db.read,
      ctx,
      [...stored.values()].map(({ unitId }) => unitId),
    );
    return rows.flatMap((file) => {
      const row = stored.get(Number(file.id));
      const unit = row?.unitId == null ? undefined : refs.get(row.unitId);
      const words = row && said.get(row.id);
      if (!row || !unit || !words) return [];
      const recorded = (row.personId === null ? undefined : people.get(row.personId)) ?? null;
      return [
        {
          id: row.id,
          code: row.conflictCode ?? '',
          importId: Number(file.import_id),
          fileName: file.file_name,
          kind: file.kind,
          asOf: file.as_of,
          appliedAt: file.applied_at === null ? null : Number(file.applied_at),
          sheet: row.payload.row.sheet,
          row: row.payload.row.row,
          unit,
          listed: listedPerson(row.payload.row),
          recorded,
          isElsewhere: row.personId !== null && recorded === null,
          messageVi: words.vi,
          messageEn: words.en,
        },
      ];
    });
  }
}

/** A remark that is not kept: the row and the code are known all the same. */
const issueOf = ({ conflictCode, payload: { row } }: StoredRow): Parameters<typeof issueMessage>[0] => ({
  sheet: row.sheet,
  row: row.row,
  column: null,
  header: null,
  severity: 'conflict',
  code: conflictCode ?? 'same_person_two_units',
  value: null,
});
