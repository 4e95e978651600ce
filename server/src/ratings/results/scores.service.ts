import { Injectable } from '@nestjs/common';
import { scoreColumns, scoreText } from '@dat100/shared/rating-score-book';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { endOfPath, inScope, unitScope } from '../../access/unit-scope.js';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, conflict, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import { marks, pieces, type Bound, type Sql, type Tx } from '../../database/sql.js';
import type { ExportTable } from '../../exports/export-table.js';
import { madeLine } from '../../exports/made-line.js';
import { requireNamedHead } from '../decisions/acting-head.js';
import { EnterFacts } from '../decisions/enter-facts.js';
import { traceRating } from '../decisions/sheet-steps.js';
import {
  lockAgency,
  schemeOfPeriod,
  teamsOf,
  type StoredAgency,
  type StoredPeriod,
} from '../periods/stored-periods.js';
import { lockSheets } from '../periods/stored-sheets.js';
import { openedPeriod } from './result-asks.js';
import { readScoreBook, type ScoreBook, type ScoreFault, type ScoreRow } from './score-book.js';
import { faultOf, scorePlan, type RowTarget, type ScoreCell, type ScorePlan } from './score-plan.js';

const MOST_TEMPLATE = 5_000;

/** What a row of the workbook changes, in the words of the workbook. */
export interface ScoreRowChange {
  sheet: string;
  row: number;
  name: string;
  unit: string;
  cells: readonly ScoreCell[];
}

/** What a workbook of scores would change, or has changed. Numbers are of people. */
export interface ScoreReport {
  changed: number;
  /** of those changed, whoever has only figures of which nothing was known */
  fresh: number;
  unchanged: number;
  /** rows that cannot be taken */
  refused: number;
  changes: readonly ScoreRowChange[];
  faults: readonly ScoreFault[];
  /** to be sent with the same file to apply it */
  plan: string;
  applied: boolean;
}

/** Scores and facts by workbook: a dry run first; then, with the same file, all of it in one transaction, or nothing. */
@Injectable()
export class Scores {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly facts: EnterFacts,
  ) {}

  /** What the file would change; nothing is written. @throws not_found, bad_input as readScoreBook */
  async check(ctx: RequestContext, periodId: number, file: Buffer): Promise<ScoreReport> {
    const { period, scheme, book } = await this.read(periodId, file);
    const plan = await this.db.transaction((tx) => this.plan(tx, ctx, period, scheme, book));
    return report(plan, false);
  }

  /**
   * Writes what the dry run said. The same file again changes nothing.
   * @throws not_found, bad_input as readScoreBook, `score_book_has_faults`; conflict `score_plan_changed`
   */
  async apply(
    ctx: RequestContext,
    periodId: number,
    file: Buffer,
    { plan: seen, goodRowsOnly }: { plan: string; goodRowsOnly: boolean },
  ): Promise<ScoreReport> {
    const { period, scheme, book } = await this.read(periodId, file);
    return this.db.transaction(async (tx) => {
      const plan = await this.plan(tx, ctx, period, scheme, book);
      if (plan.faults.length > 0 && !goodRowsOnly) throw hasFaults(plan.faults.length);
      if (plan.digest !== seen) throw planChanged();
      for (const agency of plan.agencies.values()) {
        const changes = plan.changes.filter(({ sheet }) => sheet.agencyId === agency.unitId);
        if (changes.length === 0) continue;
        requireNamedHead(ctx, [agency.unitId, ...changes.map(({ sheet }) => sheet.unitId)]);
        for (const { sheet, facts } of changes)
          await this.facts.write(tx, ctx, { agency, sheet, facts, scheme, action: 'import_facts' });
        await traceRating(tx, ctx, agency, 'rating.import_facts', { people: changes.length });
      }
      return report(plan, true);
    });
  }

  /** The people of a unit and those below it with what is known of them, to be filled in. @throws not_found, too_many_rows */
  async template(ctx: RequestContext, periodId: number, unitId: number): Promise<ExportTable> {
    const period = await openedPeriod(this.db.read, periodId);
    const scheme = await schemeOfPeriod(this.db.read, period);
    const unit = await this.db.read.one<{ path: string; name: string; code: string }>(
      'SELECT path, name, code FROM unit WHERE id = ?',
      [unitId],
    );
    if (!unit || !inScope(ctx, 'rating.enter', unit.path)) throw notFound();
    const rows = await this.db.read.rows<{ person_id: number; full_name: string; name: string; facts: string }>(
      `SELECT s.person_id, s.full_name, u.name, s.facts FROM rating_sheet s JOIN unit u ON u.id = s.unit_id
        WHERE s.period_id = ? AND s.unit_path >= ? AND s.unit_path < ? ORDER BY s.unit_path, s.sort_key, s.id LIMIT ${MOST_TEMPLATE + 1}`,
      [period.id, unit.path, endOfPath(unit.path)],
    );
    if (rows.length > MOST_TEMPLATE)
      throw badInput(
        'too_many_rows',
        `Có hơn ${MOST_TEMPLATE} người; hãy chọn một đơn vị nhỏ hơn.`,
        `There are more than ${MOST_TEMPLATE} people; choose a smaller unit.`,
        'unitId',
      );
    const columns = scoreColumns(scheme);
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'rating.score_template',
        subjectType: 'rating_period',
        subjectId: period.id,
        unitId,
        detail: { people: rows.length },
      }),
    );
    return {
      fileName: `mau-diem-xep-loai-${period.year}-${unit.code}`,
      sheetName: 'Điểm',
      lines: [
        `Điểm và số liệu xếp loại: ${period.name}, ${unit.name}`,
        'Mỗi người một dòng. Ô để trống thì giữ nguyên số liệu đang có. Các ô đều ở dạng văn bản (Text).',
        ...[
          ...new Set(
            columns.map(({ input, hint, heading }) => (input ? HINT_OF[input.kind] + hint : `${heading}: ${hint}`)),
          ),
        ],
        madeLine(ctx, rows.length, 'vi'),
      ],
      columns: [
        ...columns.slice(0, 1).map(({ heading }) => ({ heading, width: 18 })),
        { heading: 'Họ và tên', width: 28 },
        { heading: 'Đơn vị', width: 28 },
        ...columns.slice(1).map(({ heading }) => ({ heading, width: 18 })),
      ],
      rows: rows.map((row) => {
        const facts = JSON.parse(row.facts) as RowTarget['sheet']['facts'];
        const cells = columns.slice(1).map((column) => scoreText(column, facts));
        return [String(row.person_id), row.full_name, row.name, ...cells];
      }),
    };
  }

  private async read(periodId: number, file: Buffer) {
    const period = await openedPeriod(this.db.read, periodId);
    const scheme = await schemeOfPeriod(this.db.read, period);
    return { period, scheme, book: await readScoreBook(file, scoreColumns(scheme)) };
  }

  private async plan(
    tx: Tx,
    ctx: RequestContext,
    period: StoredPeriod,
    scheme: RatingScheme,
    book: ScoreBook,
  ): Promise<ScorePlan & { agencies: ReadonlyMap<number, StoredAgency> }> {
    const { found, agencyIds, faults } = await this.found(tx, ctx, period, book.rows);
    // Agencies before their sheets, as everybody else holds them: nobody hands in a team while it is looked at.
    const agencies = new Map<number, StoredAgency>();
    for (const id of agencyIds) agencies.set(id, await lockAgency(tx, period.id, id));
    const sheets = new Map((await lockSheets(tx, [...found.values()])).map((sheet) => [sheet.id, sheet]));
    const teams = new Map(
      (await Promise.all(agencyIds.map((id) => teamsOf(tx, period.id, id))))
        .flat()
        .map((team) => [`${team.agencyId} ${team.unitId}`, team]),
    );
    const targets = [...found].flatMap(([row, id]): RowTarget[] => {
      const sheet = sheets.get(id);
      const agency = sheet && agencies.get(sheet.agencyId);
      return sheet && agency
        ? [{ row, sheet, agency, team: teams.get(`${sheet.agencyId} ${sheet.unitId}`) ?? null }]
        : [];
    });
    return { ...scorePlan(ctx, scheme, targets, [...book.faults, ...faults]), agencies };
  }

  /** The sheets of whom the rows name; whoever is not in the period or not in scope looks the same. */
  private async found(sql: Sql, ctx: RequestContext, period: StoredPeriod, rows: readonly ScoreRow[]) {
    const keyOf = ({ personId, citizenId }: ScoreRow): string =>
      personId === null ? this.secrets.citizenIdIndex(citizenId ?? '') : String(personId);
    const ids = new Map<string, { id: number; agencyId: number }>();
    const scope = unitScope(ctx, 'rating.enter', 's.unit_path');
    const look = async (column: 'p.id' | 'p.citizen_id_index', keys: Bound[]) => {
      for (const piece of pieces(keys, 500)) {
        const known = await sql.rows<{ id: number; agency_id: number; name: string | number }>(
          `SELECT s.id, s.agency_id, ${column} AS name FROM rating_sheet s JOIN person p ON p.id = s.person_id
            WHERE s.period_id = ? AND ${column} IN (${marks(piece.length)}) AND ${scope.sql}`,
          [period.id, ...piece, ...scope.params],
        );
        for (const { id, agency_id, name } of known)
          ids.set(String(name), { id: Number(id), agencyId: Number(agency_id) });
      }
    };
    await look(
      'p.id',
      rows.flatMap(({ personId }) => personId ?? []),
    );
    await look('p.citizen_id_index', rows.filter(({ personId }) => personId === null).map(keyOf));
    const found = new Map<ScoreRow, number>();
    const faults: ScoreFault[] = [];
    const taken = new Map<number, ScoreRow>();
    const agencies = new Set<number>();
    for (const row of rows) {
      const sheet = ids.get(keyOf(row));
      const before = sheet && taken.get(sheet.id);
      if (!sheet) faults.push(faultOf(row, UNKNOWN));
      else if (before) faults.push(faultOf(row, twice(before)));
      else {
        taken.set(sheet.id, row);
        found.set(row, sheet.id);
        agencies.add(sheet.agencyId);
      }
    }
    return { found, agencyIds: [...agencies].sort((a, b) => a - b), faults };
  }
}

const HINT_OF = { share: 'Tỷ lệ: ', score: 'Điểm: ', yes_no: 'Có, không: ', levels_below: '', unit_below: '' } as const;

const report = (plan: ScorePlan, applied: boolean): ScoreReport => ({
  changed: plan.changes.length,
  fresh: plan.changes.filter(({ cells }) => cells.every(({ before }) => before === null)).length,
  unchanged: plan.unchanged,
  refused: new Set(plan.faults.map(({ sheet, row }) => `${row} ${sheet}`)).size,
  changes: plan.changes.map(({ row, sheet, unitName, cells }) => ({
    ...{ sheet: row.sheet, row: row.row, cells },
    ...{ name: sheet.fullName, unit: unitName },
  })),
  faults: plan.faults,
  plan: plan.digest,
  applied,
});

const UNKNOWN = {
  vi: 'Người này không có trong kỳ xếp loại, hoặc nằm ngoài phạm vi được giao của bạn; hãy kiểm tra mã người, số CCCD.',
  en: 'This person is not in the period, or outside your scope; check the key of the person or the citizen ID.',
};
const twice = ({ sheet, row }: ScoreRow) => ({
  vi: `Người này đã có ở dòng ${row}${sheet && ` trang "${sheet}"`}; hãy bỏ một dòng.`,
  en: `This person stands in row ${row}${sheet && ` of sheet "${sheet}"`} already; take one row away.`,
});
const hasFaults = (n: number) =>
  badInput(
    'score_book_has_faults',
    `Tệp còn ${n} lỗi; hãy sửa, hoặc chọn chỉ nhập những dòng đúng.`,
    `The file has ${n} faults; mend them, or choose to take only the good rows.`,
    'file',
  );
const planChanged = () =>
  conflict(
    'score_plan_changed',
    'Số liệu đã thay đổi từ lúc kiểm tra, hoặc tệp khác với tệp đã kiểm tra; chưa ghi gì. Hãy kiểm tra lại tệp rồi nhập.',
    'Figures have changed since the check, or this is another file; nothing was written. Check the file again, then take it in.',
  );
