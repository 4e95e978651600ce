import { Injectable } from '@nestjs/common';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { pieces } from '../database/sql.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { PeopleList, type PeopleFilter, type PersonSort, type PersonView } from '../people/people.list.js';
import { UnitsService } from '../units/units.service.js';
import { checkBookRows } from './book-rows.js';
import type { Cell, ExportForm, ExportTable } from './export-table.js';
import { asOfLine, madeLine } from './made-line.js';
import { filterLine, peopleColumns, personCells } from './people-table.js';
import { PEOPLE_WORDS } from './people-words.js';
import { readAhead } from './read-ahead.js';

/** People read at once. */
const PIECE = 200;
/** Pieces that are read while one is being written. */
const AHEAD = 1;

/** Lists of people that go out as files: whole, ids masked, with the author's name, each on record. */
@Injectable()
export class PeopleExport {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleList,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /**
   * Finds whom the list means and leaves the audit row; nothing has been sent yet. Whoever leaves the caller's scope
   * while the file is being written is left out.
   * @throws not_found for a unit outside the scope of people.export; what PeopleList.page throws; too_many_rows
   */
  async open(
    ctx: RequestContext,
    sort: PersonSort,
    filter: PeopleFilter,
    { format, language }: ExportForm,
  ): Promise<ExportTable> {
    const ids = await this.people.keys(ctx, 'people.export', sort, filter);
    checkBookRows(ids.length, format);
    const unit = await this.units.byId(filter.unitId);
    const criteria = await this.directives.criteria();
    const { unitId: _unitId, search, ...codes } = filter;
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'people.export',
        subjectType: 'unit',
        subjectId: unit.id,
        unitId: unit.id,
        // What was searched for may be a name.
        detail: { ...given(codes), ...(search ? { search: true } : {}), sort, format, people: ids.length },
      }),
    );
    const words = PEOPLE_WORDS[language];
    const path = (await this.units.ancestors(unit)).map(({ name }) => name).join(' / ');
    const criterion = criteria.find(({ code }) => code === filter.criterion) ?? null;
    return {
      fileName: `danh-sach-${unit.code}-${ctx.today}`,
      sheetName: words.sheet,
      lines: [
        `${words.list}: ${path}`,
        filterLine(filter, criterion, language),
        asOfLine(ctx.today, language),
        madeLine(ctx, ids.length, language),
        words.personal,
      ],
      columns: peopleColumns(criteria, language),
      rows: this.rows(ctx, ids, criteria, language),
    };
  }

  private async *rows(
    ctx: RequestContext,
    ids: readonly number[],
    criteria: readonly Criterion[],
    language: ExportForm['language'],
  ): AsyncGenerator<Cell[]> {
    for await (const people of readAhead(this.read(ctx, ids), AHEAD))
      for (const person of people) yield personCells(person, criteria, language);
  }

  private *read(ctx: RequestContext, ids: readonly number[]): Generator<AsyncGenerator<PersonView[]>> {
    for (const piece of pieces(ids, PIECE)) yield this.readPiece(ctx, piece);
  }

  private async *readPiece(ctx: RequestContext, ids: readonly number[]): AsyncGenerator<PersonView[]> {
    yield await this.people.some(ctx, ids);
  }
}

const given = (filter: object): object =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
