import { useSearchParams } from 'react-router-dom';

interface RowsFilter {
  /** '' = all */
  outcome: string;
  unitId: string;
  /** 0 = all */
  row: number;
  remarked: boolean;
}

/** Filters and page of the rows of an import, kept in the address under names of their own. */
export interface RowsAddress extends RowsFilter {
  /** from 0 */
  page: number;
  isFiltered: boolean;
  set: (change: Partial<RowsFilter>) => void;
  turn: (page: number) => void;
}

const whole = (text: string | null): number => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 0);

export function useRowsAddress(): RowsAddress {
  const [params, setParams] = useSearchParams();
  const filter: RowsFilter = {
    outcome: params.get('outcome') ?? '',
    unitId: params.get('row_unit') ?? '',
    row: whole(params.get('row')),
    remarked: params.get('remarked') === '1',
  };
  function write(next: RowsFilter, page: number) {
    setParams(
      (before) => {
        const changed = new URLSearchParams(before);
        const said = {
          ...{ outcome: next.outcome, row_unit: next.unitId, row: next.row ? String(next.row) : '' },
          ...{ remarked: next.remarked ? '1' : '', row_page: page > 0 ? String(page) : '' },
        };
        for (const [name, value] of Object.entries(said))
          if (value) changed.set(name, value);
          else changed.delete(name);
        return changed;
      },
      { replace: true, preventScrollReset: true },
    );
  }
  return {
    ...filter,
    page: whole(params.get('row_page')),
    isFiltered: filter.outcome !== '' || filter.unitId !== '' || filter.row > 0 || filter.remarked,
    set: (change) => write({ ...filter, ...change }, 0),
    turn: (page) => write(filter, page),
  };
}
