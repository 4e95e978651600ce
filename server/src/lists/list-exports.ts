import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Locale } from '@dat100/shared/rates';
import { DECLARED } from '../access/declare.js';
import { holds, rolesGranting, unitOfScope } from '../access/unit-scope.js';
import { audit } from '../audit/audit.js';
import type { Permission, RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import type { Asked } from '../exports/asked.js';
import { checkBookRows } from '../exports/book-rows.js';
import type { ExportForm, ExportTable } from '../exports/export-table.js';
import { asOfLine, madeLine } from '../exports/made-line.js';
import { PEOPLE_WORDS } from '../exports/people-words.js';
import type { ExportedList, ListAsk, ReadList } from './exported-list.js';

const WORDS: Readonly<Record<Locale, { filters: string; none: string }>> = {
  vi: { filters: 'Lọc', none: 'không lọc' },
  en: { filters: 'Filters', none: 'none' },
};

/** Lists and boards of the screens that go out as files: whole, as their queries answer the caller, each on record. */
@Injectable()
export class ListExports {
  constructor(
    private readonly db: Database,
    private readonly modules: ModuleRef,
  ) {}

  /**
   * Reads the list and leaves the audit row; nothing has been sent yet.
   * @throws not_found for who may not see the screen; what its query throws; bad_input `too_many_rows`
   */
  async open(ctx: RequestContext, list: ExportedList, asked: Asked, form: ExportForm): Promise<ExportTable> {
    const { format, language } = form;
    const allowed = allowedTo(ctx, list);
    if (!holds(allowed, screenPermission(list))) throw notFound();
    const get: ListAsk['get'] = (type) => this.modules.get(type, { strict: false });
    const read = await list.read({ ctx: allowed, asked, language, get, sql: this.db.read });
    checkBookRows(read.total, format);
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'list.export',
        subjectType: 'list',
        subjectId: null,
        // All of one's own is of the unit above it: whoever reads the log there sees what was taken away.
        unitId: read.unit?.id ?? unitOfScope(allowed, screenPermission(list)),
        detail: { list: list.name, ...read.chosen, format, rows: read.total },
      }),
    );
    return {
      fileName: [list.fileName, read.unit?.code, read.asOf].filter(Boolean).join('-'),
      sheetName: list[language],
      lines: [
        ...aboutLines(list, read, language),
        madeLine(ctx, read.total, language),
        ...personalLine(list, language),
      ],
      columns: read.columns,
      rows: read.rows,
    };
  }
}

/** What it takes to see the screen of a list, from where the query itself declares it. */
export function screenPermission({ name, screen: [resolver, method] }: ExportedList): Permission {
  const handler = (resolver.prototype as Readonly<Record<string, object>>)[method];
  const declared = [handler, resolver].flatMap(
    (place) => (place && (Reflect.getMetadata(DECLARED, place) as Permission | undefined)) ?? [],
  );
  if (!declared[0]) throw new Error(`the screen of the list "${name}" declares no permission`);
  return declared[0];
}

/**
 * Who takes people away sees no more of them than those roles show that may take people away: another role may reach
 * further, but only to look.
 */
function allowedTo(ctx: RequestContext, { takes }: ExportedList): RequestContext {
  if (takes !== 'people.export' || ctx.system) return ctx;
  return { ...ctx, roles: rolesGranting(ctx, takes) };
}

function aboutLines(list: ExportedList, { unit, asOf, filters, notes }: ReadList, language: Locale): string[] {
  const words = WORDS[language];
  return [
    unit ? `${list[language]}: ${unit.pathText}` : list[language],
    `${words.filters}: ${filters.length === 0 ? words.none : filters.join(' · ')}`,
    asOfLine(asOf, language),
    ...(notes ?? []),
  ];
}

const personalLine = ({ takes }: ExportedList, language: Locale): string[] =>
  takes === 'people.export' ? [PEOPLE_WORDS[language].personal] : [];
