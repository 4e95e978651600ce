import { Injectable } from '@nestjs/common';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { badInput } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import type { Cell, ExportForm, ExportTable } from '../../exports/export-table.js';
import { madeLine } from '../../exports/made-line.js';
import type { OfficialDocument } from '../../exports/official-document.js';
import { PEOPLE_WORDS } from '../../exports/people-words.js';
import { openedPeriod, sheetsWhere, type ResultAsk } from './result-asks.js';
import { resultFields } from './result-fields.js';
import {
  askLine,
  basisLine,
  countsLine,
  listName,
  lockLine,
  piecesOf,
  resultSet,
  rowsOf,
  wordsOf,
  type ResultSet,
} from './result-list.js';
import { resultPaper } from './result-paper.js';

/** A sheet of a workbook has 1,048,576 rows; ours begins with a few lines. */
const MOST_BOOK_ROWS = 1_048_000;
/** A paper is laid out as a whole: more rows than these are for a workbook. */
const MOST_PAPER_ROWS = 2_000;

/** Results that go out: inside the caller's units, with the author's name, each on record before its first byte. */
@Injectable()
export class ResultExport {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  /**
   * The results as a table, read while it is written.
   * @throws not_found outside the scope of rating.export; bad_input `too_many_rows`
   */
  async table(
    ctx: RequestContext,
    periodId: number,
    ask: ResultAsk,
    { format, language }: ExportForm,
  ): Promise<ExportTable> {
    const set = await this.set(ctx, periodId, ask);
    if (format === 'xlsx' && set.people > MOST_BOOK_ROWS) throw tooMany(MOST_BOOK_ROWS);
    await this.record(ctx, set, format);
    const fields = resultFields(set.scheme);
    const words = wordsOf(set, language);
    const made = madeLine(ctx, set.people, language);
    return {
      fileName: fileNameOf(ctx, set),
      sheetName: language === 'vi' ? 'Kết quả' : 'Ratings',
      lines: [
        `${listName(ask.list, language)}: ${set.period.name}`,
        basisLine(set, ctx, language),
        askLine(set, language),
        countsLine(set, language),
        lockLine(set, language),
        made,
        PEOPLE_WORDS[language].personal,
      ],
      foot: made,
      columns: [
        { heading: language === 'vi' ? 'TT' : 'No.', width: 6 },
        ...fields.map((field) => ({ heading: field[language], width: field.width })),
      ],
      rows: this.rows(set, fields, words),
    };
  }

  /** The results of an agency as a paper to sign. @throws not_found, bad_input `too_many_rows` */
  async paper(
    ctx: RequestContext,
    periodId: number,
    ask: ResultAsk,
    format: 'docx' | 'pdf',
  ): Promise<{ fileName: string; paper: OfficialDocument }> {
    const set = await this.set(ctx, periodId, ask);
    if (set.people > MOST_PAPER_ROWS) throw tooMany(MOST_PAPER_ROWS);
    await this.record(ctx, set, format);
    const rows = [];
    for await (const row of rowsOf(this.db.read, this.secrets, set)) rows.push(row);
    return { fileName: fileNameOf(ctx, set), paper: resultPaper(ctx, set, rows) };
  }

  private async set(ctx: RequestContext, periodId: number, ask: ResultAsk): Promise<ResultSet> {
    const period = await openedPeriod(this.db.read, periodId);
    return resultSet(this.db.read, period, ask, await sheetsWhere(this.db.read, ctx, period, ask));
  }

  private async record(ctx: RequestContext, { period, ask, people }: ResultSet, format: string): Promise<void> {
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'rating.export',
        subjectType: 'rating_period',
        subjectId: period.id,
        unitId: ask.unitId ?? ask.agencyId,
        detail: { ...ask, format, people },
      }),
    );
  }

  /** One generator of rows: each more between the database and the file costs as much as a row's cells. */
  private async *rows(
    set: ResultSet,
    fields: ReturnType<typeof resultFields>,
    words: ReturnType<typeof wordsOf>,
  ): AsyncGenerator<Cell[]> {
    let at = 0;
    for await (const piece of piecesOf(this.db.read, this.secrets, set))
      for (const row of piece) {
        const cells: Cell[] = [(at += 1)];
        for (const field of fields) cells.push(field.of(row, words));
        yield cells;
      }
  }
}

const fileNameOf = (ctx: RequestContext, { period, ask }: ResultSet): string =>
  `xep-loai-${period.year}${ask.list === 'all' ? '' : ask.list === 'party' ? '-dang-vien' : '-thi-dua'}-${ctx.today}`;

const tooMany = (most: number) =>
  badInput(
    'too_many_rows',
    `Danh sách dài hơn ${most} dòng. Hãy xuất Excel hoặc CSV, hoặc chọn một cơ quan, đơn vị.`,
    `The list is longer than ${most} rows. Export it as a workbook or as CSV, or choose an agency or a unit.`,
  );
