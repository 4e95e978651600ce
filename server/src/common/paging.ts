import { badInput } from './errors.js';

export const MAX_PER_PAGE = 200;
const MAX_PAGE = 1_000_000;

/** LIMIT and OFFSET of a page (counted from 0). @throws bad_page */
export function pageOf(page: number, perPage: number): { limit: number; offset: number } {
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > MAX_PER_PAGE)
    throw badInput(
      'bad_page',
      `Mỗi trang có từ 1 đến ${MAX_PER_PAGE} dòng.`,
      `A page has 1 to ${MAX_PER_PAGE} rows.`,
      'perPage',
    );
  if (!Number.isInteger(page) || page < 0 || page > MAX_PAGE)
    throw badInput('bad_page', 'Số trang được đếm từ 0.', 'Pages are counted from 0.', 'page');
  return { limit: perPage, offset: page * perPage };
}

/** Things asked for by their ids come in one page. @throws bad_input `too_many` */
export function checkIds(ids: readonly unknown[]): void {
  if (ids.length > MAX_PER_PAGE)
    throw badInput(
      'too_many',
      `Mỗi lần xem nhiều nhất ${MAX_PER_PAGE} mục.`,
      `At most ${MAX_PER_PAGE} things at a time.`,
      'ids',
    );
}
