import { UserError } from '../common/errors.js';
import { MAX_PER_PAGE } from '../common/paging.js';

/** A list that changes while it is read is read again, but not for ever. */
const READINGS = 3;

/**
 * All rows of a list that a screen turns over page by page. What moves from one page to another in between would be
 * lost or told twice, so the rows are taken for the whole list only when they are as many as it said throughout.
 * @throws unavailable `list_moving`
 */
export async function allPages<Row>(
  page: (page: number, perPage: number) => Promise<{ items: Row[]; total: number }>,
  keyOf: (row: Row) => string | number,
): Promise<Row[]> {
  for (let reading = 1; reading <= READINGS; reading += 1) {
    const first = await page(0, MAX_PER_PAGE);
    const rows = new Map(first.items.map((row) => [keyOf(row), row]));
    let isSteady = true;
    for (let at = 1; isSteady && at * MAX_PER_PAGE < first.total; at += 1) {
      const { items, total } = await page(at, MAX_PER_PAGE);
      for (const row of items) rows.set(keyOf(row), row);
      isSteady = total === first.total;
    }
    if (isSteady && rows.size === first.total) return [...rows.values()];
  }
  throw listMoving();
}

const listMoving = () =>
  new UserError(
    'unavailable',
    'list_moving',
    'Danh sách đang thay đổi nên chưa xuất được trọn vẹn. Hãy thử lại sau ít phút.',
    'The list is changing, so it cannot be exported whole. Try again in a few minutes.',
  );
