import type { VariablesOf } from '../providers/documents.js';
import { request } from '../providers/request.js';
import { RATING_LINES, type RatingLine } from './sheet.documents.js';

/** As many as the server answers, and takes, at once. */
export const MOST_LINES = 2_000;

/** Whose lines: a sheet, and what it is narrowed by. */
export type SheetAsked = Pick<VariablesOf<typeof RATING_LINES>, 'periodId' | 'unitId' | 'filter'>;

/** The first lines of a sheet on all its pages, as they stand now. */
export async function firstLines(asked: SheetAsked): Promise<RatingLine[]> {
  return (await request(RATING_LINES, { ...asked, page: 0, perPage: MOST_LINES })).ratingSheets.items;
}

/** Some lines of a sheet as they stand now, wherever they are in it. */
export async function linesOf(sheet: Omit<SheetAsked, 'filter'>, ids: readonly string[]): Promise<RatingLine[]> {
  const wanted = new Set(ids);
  const found: RatingLine[] = [];
  for (let page = 0; found.length < wanted.size; page += 1) {
    const { items } = (await request(RATING_LINES, { ...sheet, page, perPage: MOST_LINES })).ratingSheets;
    found.push(...items.filter(({ id }) => wanted.has(id)));
    if (items.length < MOST_LINES) break;
  }
  return found;
}
