import { useAddress } from '../layout/use-address.js';

/** What each choice may be; the first needs no word in the address. */
export const RADAR_CHOICES = { state: ['open', 'answered'], group: ['unit', 'rule'] } as const;
type RadarChoice = keyof typeof RADAR_CHOICES;

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
  /** a choice of the address that there is not; null: all of them are well */
  unknown: { choice: RadarChoice; value: string } | null;
  /** from 0 */
  page: number;
  set: (change: Partial<Record<'unit' | 'criterion' | 'rule' | 'state' | 'group', string>>) => void;
  turn: (page: number) => void;
}

/** The filters, the grouping and the page of the findings, kept in the address. */
export function useRadarPlace(): RadarPlace {
  const { params, page, set, turn } = useAddress();
  const unknown = (['state', 'group'] as const)
    .map((choice) => ({ choice, value: params.get(choice) ?? '' }))
    .find(({ choice, value }) => value !== '' && !RADAR_CHOICES[choice].some((code) => code === value));
  return {
    unit: params.get('unit') ?? '',
    criterion: params.get('criterion') ?? '',
    rule: params.get('rule') || null,
    open: params.get('state') !== 'answered',
    group: params.get('group') === 'rule' ? 'rule' : 'unit',
    unknown: unknown ?? null,
    page,
    set,
    turn,
  };
}
