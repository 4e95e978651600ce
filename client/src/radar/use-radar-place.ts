import { useAddress } from '../layout/use-address.js';

/** What the address of the page says. */
export interface RadarPlace {
  /** '' = one's own */
  unit: string;
  /** '' = the first */
  criterion: string;
  /** null = all; one that there is not is left to the server, which says so */
  rule: string | null;
  /** false: what was answered */
  open: boolean;
  group: 'unit' | 'rule';
  /** from 0 */
  page: number;
  set: (change: Partial<Record<'unit' | 'criterion' | 'rule' | 'state' | 'group', string>>) => void;
  turn: (page: number) => void;
}

/** The filters, the grouping and the page of the findings, kept in the address. */
export function useRadarPlace(): RadarPlace {
  const { params, page, set, turn } = useAddress();
  return {
    unit: params.get('unit') ?? '',
    criterion: params.get('criterion') ?? '',
    rule: params.get('rule') || null,
    open: params.get('state') !== 'answered',
    group: params.get('group') === 'rule' ? 'rule' : 'unit',
    page,
    set,
    turn,
  };
}
