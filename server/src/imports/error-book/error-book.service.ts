import { Injectable } from '@nestjs/common';
import type { Writable } from 'node:stream';
import type { SheetReading } from '@dat100/shared/roster-reading';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { UserError } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import { marks } from '../../database/sql.js';
import type { Unit } from '../../units/unit.js';
import { UnitsService } from '../../units/units.service.js';
import { permissionFor, readImport, type StoredImport } from '../stored-import.js';
import { readRows } from '../stored-rows.js';
import { UnitNamer } from '../unit-namer.js';
import type { RowToWrite } from './book-columns.js';
import { errorRows, hasRejectedCells, type ErrorRow } from './error-rows.js';
import { FileCells } from './own-cells.js';
import { reasonAndRemedy } from './reason-words.js';
import { writeErrorBook, type BookRow, type BookSheet } from './write-error-book.js';

/** What is about to be written; nothing has been sent yet. */
export interface ErrorBook {
  fileName: string;
  rows: number;
  write(out: Writable): Promise<void>;
}

/** The user's own rows that did not go in, to be mended and dropped in again. */
@Injectable()
export class ErrorBookService {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
  ) {}

  /**
   * Prepares the workbook and leaves its audit row: it holds whole citizen ids, of the caller's own file.
   * @throws not_found also when the import has no such row
   */
  async open(ctx: RequestContext, importId: number, language: 'vi' | 'en'): Promise<ErrorBook> {
    const stored = await readImport(this.db.read, importId);
    const unit = await this.units.inScope(ctx, permissionFor(stored.kind), stored.unitId);
    let rows = 0;
    for await (const piece of errorRows(this.db.read, importId)) rows += piece.length;
    if (rows === 0) throw nothingToMend();
    const namer = await this.namer(unit, stored);
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'import.errors_exported',
        subjectType: 'import',
        subjectId: importId,
        unitId: unit.id,
        detail: { rows },
      }),
    );
    const note = {
      fileName: stored.fileName,
      unitName: namer.pathOf(unit),
      asOf: stored.asOf,
      madeOn: ctx.today,
      counts: stored.counts,
      rows,
      language,
    };
    return {
      fileName: `can-sua-${stored.fileName.replace(/\.[^.]*$/, '')}.xlsx`,
      rows,
      write: (out) => writeErrorBook(out, this.sheets(stored, namer, language), note),
    };
  }

  /** Whether there is anything to mend: a look at indexes, without reading the rows. */
  async hasRows(importId: number): Promise<boolean> {
    const open = await this.db.read.one(
      `SELECT id FROM import_row WHERE import_id = ?
          AND (outcome = 'rejected' OR (outcome = 'conflict' AND state IN ('planned', 'open'))) LIMIT 1`,
      [importId],
    );
    if (open) return true;
    const any = await this.db.read.one('SELECT id FROM import_row WHERE import_id = ? LIMIT 1', [importId]);
    return any !== null && (await hasRejectedCells(this.db.read, importId));
  }

  private async namer(unit: Unit, { asOf }: StoredImport): Promise<UnitNamer> {
    const [above, below] = [await this.units.ancestors(unit), await this.units.subtree(unit)];
    const units = [...above.filter(({ id }) => id !== unit.id), ...below];
    return new UnitNamer(
      units.filter((u) => u.id === unit.id || (u.validFrom <= asOf && (u.validTo === null || asOf <= u.validTo))),
      unit.id,
    );
  }

  /** One sheet after another, each with its rows as they come from the database. */
  private async *sheets(stored: StoredImport, namer: UnitNamer, language: 'vi' | 'en'): AsyncGenerator<BookSheet> {
    const source = this.bookRows(stored.id, namer, language);
    let next = await source.next();
    while (!next.done) {
      const name = next.value.row.sheet;
      const rows = async function* (): AsyncGenerator<BookRow> {
        for (; !next.done && next.value.row.sheet === name; next = await source.next()) yield next.value;
      };
      const reading = stored.sheets.find(({ sheet }) => sheet === name) ?? { ...NO_SHEET, sheet: name };
      yield { reading, named: namer.hasBelow, rows: rows() };
      // Whatever the writer left of this sheet.
      while (!next.done && next.value.row.sheet === name) next = await source.next();
    }
  }

  private async *bookRows(importId: number, namer: UnitNamer, language: 'vi' | 'en'): AsyncGenerator<BookRow> {
    let file: FileCells | null = null;
    try {
      for await (const piece of errorRows(this.db.read, importId)) {
        const byId = new Map(piece.map((row) => [row.id, row]));
        const ids = [...byId.keys()];
        const stored = await readRows(this.db.read, this.secrets, importId, `AND id IN (${marks(ids.length)})`, ids);
        for (const { id, payload } of stored) {
          const { issues } = byId.get(id) as ErrorRow;
          const unknown = payload.issues.find(({ code }) => code === 'unknown_unit' || code === 'closed_unit');
          if (payload.cells === null) file ??= await FileCells.of(this.db.read, this.secrets, importId);
          const row: RowToWrite = {
            row: payload.row,
            cells: payload.cells ?? (await file?.at(payload.row.sheet, payload.row.row)) ?? null,
            unknownUnit: unknown && unknown.value !== null ? String(unknown.value) : null,
            unit: namer.of(payload.row.unitId),
            rowKey: [payload.row.mends ?? '', id].join(' ').trim(),
            ...reasonAndRemedy(issues, language),
          };
          yield { ...row, issues };
        }
      }
    } finally {
      await file?.close();
    }
  }
}

const NO_SHEET: SheetReading = {
  sheet: '',
  role: 'people',
  headerRows: [],
  firstRow: 0,
  lastRow: 0,
  unitFrom: 'target',
  columns: [],
  shape: '',
};

const nothingToMend = () =>
  new UserError(
    'not_found',
    'nothing_to_mend',
    'Lần nhập này không có dòng nào phải sửa (tệp bị từ chối cả tệp thì sửa theo lý do ghi trên trang).',
    'This import has no row to mend (a file that was refused as a whole is mended by the reason on its page).',
  );
