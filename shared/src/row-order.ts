/** How the rows of a peer group may stand: by rank, by name, most people left first, highest rise of the rate first. */
export const ROW_ORDERS = ['rank', 'name', 'left', 'rise'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

export const isRowOrder = (code: string): code is RowOrder => ROW_ORDERS.some((one) => one === code);

/** What of a row its place goes by; `figures` null: hidden. */
export interface OrderedRow {
  unit: { name: string };
  figures: { left: number } | null;
  /** against an earlier day; null: not asked for, or hidden */
  since: { tenths: number | null } | null;
}

const BY_NAME = new Intl.Collator('vi', { numeric: true });

/**
 * The rows of one group in another order. Hidden rows stand at the end as they came, whatever the order, so that their
 * place tells nothing of them; so do, before them, those of which there is nothing to go by. Rows alike stay as they were.
 * @param rows in the order of their ranks
 * @param leftOf people left in a row that is shown; by what units report where nothing is said
 */
export function orderRows<Row extends OrderedRow>(
  rows: readonly Row[],
  order: RowOrder,
  leftOf: (row: Row) => number | null = ({ figures }) => figures?.left ?? null,
): Row[] {
  const keyOf = (row: Row): number | null => (order === 'left' ? leftOf(row) : riseOf(row));
  const shown = rows.filter((row) => row.figures !== null);
  const hidden = rows.filter((row) => row.figures === null);
  if (order === 'name') shown.sort((one, other) => BY_NAME.compare(one.unit.name, other.unit.name));
  else if (order !== 'rank') shown.sort((one, other) => (keyOf(other) ?? -Infinity) - (keyOf(one) ?? -Infinity) || 0);
  return [...shown, ...hidden];
}

const riseOf = ({ since }: OrderedRow): number | null => since?.tenths ?? null;
