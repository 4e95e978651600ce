import { Injectable } from '@nestjs/common';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import type { RowIssue } from '@dat100/shared/roster-reading';
import { issueMessage } from '@dat100/shared/roster-messages';
import { unitRefs } from '../access/unit-refs.js';
import type { UnitRef } from '../access/unit-ref.model.js';
import type { RequestContext } from '../common/context.js';
import { badInput, notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Secrets } from '../database/secrets.js';
import { marks, type Bound } from '../database/sql.js';
import { importsInScope, mayLookAt } from '../access/import-scope.js';
import type { Import, ImportConflict, ImportUnitCount, RowProblem } from './imports.model.js';
import { maskValue } from './mask-value.js';
import { keyOf } from './plan-roster.js';
import { issuesOfRows } from './police/row-issues.js';
import { lookPermission, peopleElsewhere, shownProblem } from './shown-problem.js';
import { FILE_COLUMNS, importOf, type FileRow, type StoredImport } from './stored-import.js';
import { countRows, readRows } from './stored-rows.js';
import { countIssues, isSeverity, readIssues } from './stored-issues.js';

/** Sheets that hold people. */
const PEOPLE: ReadonlySet<string> = new Set(['people', 'police_list']);

/** Looking at imports: what was read, what it would change, what waits. Values are masked. */
@Injectable()
export class ImportsReading {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  async page(
    ctx: RequestContext,
    limit: number,
    offset: number,
    unitId: number | null,
  ): Promise<{ items: Import[]; total: number }> {
    const scope = importsInScope(ctx);
    const where = [scope.sql, ...(unitId === null ? [] : ['f.unit_id = ?'])].join(' AND ');
    const params: Bound[] = [...scope.params, ...(unitId === null ? [] : [unitId])];
    const total = await this.db.read.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM import_file f JOIN unit u ON u.id = f.unit_id WHERE ${where}`,
      params,
    );
    const rows = await this.db.read.rows<FileRow>(
      `SELECT ${FILE_COLUMNS} FROM import_file f JOIN unit u ON u.id = f.unit_id WHERE ${where} ORDER BY f.created_at DESC, f.id DESC LIMIT ? OFFSET ?`,
      [...params, limit, offset],
    );
    return { items: await this.models(ctx, rows.map(importOf)), total: Number(total?.n ?? 0) };
  }

  /** @throws not_found */
  async one(ctx: RequestContext, id: number): Promise<Import> {
    const row = await this.db.read.one<FileRow & { path: string }>(
      `SELECT ${FILE_COLUMNS}, u.path FROM import_file f JOIN unit u ON u.id = f.unit_id WHERE f.id = ?`,
      [id],
    );
    if (!row || !mayLookAt(ctx, row.kind, row.path)) throw notFound();
    const [model] = await this.models(ctx, [importOf(row)]);
    if (!model) throw notFound();
    return model;
  }

  async models(ctx: RequestContext, imports: readonly StoredImport[]): Promise<Import[]> {
    const refs = await unitRefs(
      this.db.read,
      ctx,
      imports.map((i) => i.unitId),
    );
    const names = await this.namesOf(imports.flatMap((i) => i.createdBy ?? []));
    return imports.flatMap((stored) => {
      const unit = refs.get(stored.unitId);
      if (!unit) return [];
      return [
        {
          ...stored,
          unit,
          sheets: stored.sheets.filter(({ role }) => PEOPLE.has(role)).map(({ sheet }) => sheet),
          createdBy: stored.createdBy === null ? 'Đạt100' : (names.get(stored.createdBy) ?? '?'),
          refusalVi: stored.refusalWords?.vi ?? null,
          refusalEn: stored.refusalWords?.en ?? null,
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
    return new Map(rows.map((u) => [Number(u.id), u.display_name]));
  }

  /** @throws bad_input `unknown_severity` */
  async problems(
    ctx: RequestContext,
    { id: importId, kind }: Pick<Import, 'id' | 'kind'>,
    { limit, offset }: { limit: number; offset: number },
    severity: string | null,
    errorsFirst: boolean,
  ): Promise<RowProblem[]> {
    if (severity !== null && !isSeverity(severity))
      throw badInput('unknown_severity', 'Không có mức độ này.', 'There is no such severity.', 'severity');
    const issues = await readIssues(this.db.read, importId, limit, offset, { severity, errorsFirst });
    const hidden = await this.rowsOfOthers(ctx, importId, kind, issues);
    return issues.map((issue) => shownProblem(issue, hidden.has(keyOf(issue))));
  }

  /** Rows with remarks on what is known of people who are not the viewer's to see. */
  private async rowsOfOthers(
    ctx: RequestContext,
    importId: number,
    kind: string,
    issues: readonly RowIssue[],
  ): Promise<Set<string>> {
    const numbers = [...new Set(issues.flatMap(({ row, changes }) => (changes ? [row] : [])))];
    if (numbers.length === 0) return new Set();
    const rows = await this.db.read.rows<{ sheet: string; row_no: number; person_id: number }>(
      `SELECT sheet, row_no, person_id FROM import_row WHERE import_id = ? AND person_id IS NOT NULL AND row_no IN (${marks(numbers.length)})`,
      [importId, ...numbers],
    );
    const people = rows.map((row) => Number(row.person_id));
    const hidden = await peopleElsewhere(this.db.read, ctx, lookPermission(kind), people);
    const others = rows.filter((row) => hidden.has(Number(row.person_id)));
    return new Set(others.map((row) => keyOf({ sheet: row.sheet, row: Number(row.row_no) })));
  }

  problemCounts(importId: number): Promise<{ severity: string; count: number }[]> {
    return countIssues(this.db.read, importId);
  }

  async problemTotal(importId: number): Promise<number> {
    const row = await this.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM import_issue WHERE import_id = ?', [
      importId,
    ]);
    return Number(row?.n ?? 0);
  }

  async unitCounts(ctx: RequestContext, importId: number): Promise<ImportUnitCount[]> {
    const rows = await this.db.read.rows<{ unit_id: number; outcome: string; n: number }>(
      "SELECT unit_id, outcome, COUNT(*) AS n FROM import_row WHERE import_id = ? AND outcome IN ('new', 'changed', 'unchanged') GROUP BY unit_id, outcome",
      [importId],
    );
    const refs = await unitRefs(
      this.db.read,
      ctx,
      rows.map((r) => Number(r.unit_id)),
    );
    return [...refs.values()].map((unit) => {
      const of = (outcome: string) =>
        Number(rows.find((r) => Number(r.unit_id) === unit.id && r.outcome === outcome)?.n ?? 0);
      return {
        unit,
        people: of('new') + of('changed') + of('unchanged'),
        new: of('new'),
        changed: of('changed'),
        unchanged: of('unchanged'),
      };
    });
  }

  /** A page of the rows that wait, or waited, for a decision, in the order of the file. Nothing else is read. */
  async conflicts(
    ctx: RequestContext,
    importId: number,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<ImportConflict[]> {
    const keys = await this.db.read.rows<{ id: number }>(
      "SELECT id FROM import_row WHERE import_id = ? AND outcome = 'conflict' ORDER BY id LIMIT ? OFFSET ?",
      [importId, limit, offset],
    );
    const ids = keys.map(({ id }) => Number(id));
    const rows = await readRows(this.db.read, this.secrets, importId, `AND id IN (${marks(ids.length)})`, ids);
    const refs = await unitRefs(
      this.db.read,
      ctx,
      rows.flatMap((r) => [r.unitId, r.payload.otherUnitId]),
    );
    const codes = [...new Set(rows.flatMap(({ conflictCode }) => conflictCode ?? []))];
    const said = await issuesOfRows(this.db.read, importId, rows, codes);
    const closed = await this.closedByUndo(importId, ids);
    return rows.flatMap((r) => {
      const unit = r.unitId === null ? undefined : refs.get(r.unitId);
      if (!unit) return [];
      const { row } = r.payload;
      const code = r.conflictCode ?? 'same_person_two_units';
      const place = { sheet: row.sheet, row: row.row, column: null, header: null };
      const words = issueMessage(said.get(r.id) ?? { ...place, severity: 'conflict', code, value: null });
      return [
        {
          id: r.id,
          code,
          sheet: row.sheet,
          row: row.row,
          fullName: maskValue(row.fullName) ?? '',
          maskedId: maskCitizenId(row.citizenId),
          unit,
          otherUnitText: otherText(r.payload.otherUnitId, refs),
          state: closed.has(r.id) ? 'undone' : r.state,
          messageVi: words.vi,
          messageEn: words.en,
        },
      ];
    });
  }

  /** How many of all the import's conflicts have not been decided. */
  conflictsWaiting(importId: number): Promise<number> {
    return countRows(this.db.read, importId, "outcome = 'conflict' AND state IN ('planned', 'open')");
  }

  /** Which of these rows waited when the import was taken back: they carry its own key as what answered them. */
  private async closedByUndo(importId: number, ids: readonly number[]): Promise<Set<number>> {
    const rows = await this.db.read.rows<{ id: number }>(
      `SELECT id FROM import_row WHERE id IN (${marks(ids.length)}) AND superseded_by = ? AND import_id = ?`,
      [...ids, importId, importId],
    );
    return new Set(rows.map(({ id }) => Number(id)));
  }
}

/** A unit outside the viewer's scope is not named: the row only says that there is another. */
function otherText(id: number | null, refs: ReadonlyMap<number, UnitRef>): string | null {
  const ref = id === null ? undefined : refs.get(id);
  return ref?.inMyScope ? ref.pathText : null;
}
