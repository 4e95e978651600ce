/** The most people or units one kind of fault names. */
export const MOST_NAMED = 50;

export type PeriodFaultCode =
  | 'cut_off_not_over'
  | 'cut_off_other_year'
  | 'scheme_other_year'
  | 'kinds_not_of_scheme'
  | 'kinds_not_rated'
  | 'kinds_in_both'
  | 'people_in_both'
  | 'other_period_opening'
  | 'below_counts_part'
  | 'no_agencies'
  | 'agency_ended'
  | 'days_out_of_order'
  | 'days_before_cut_off'
  | 'no_agency'
  | 'nobody'
  | 'two_employments'
  | 'head_not_in_it'
  | 'head_unknown'
  | 'head_missing'
  | 'more_heads';

/** What is wrong with a draft. `blocks` false: to be known, and no reason not to open it. */
export interface PeriodFault {
  code: PeriodFaultCode;
  vi: string;
  en: string;
  blocks: boolean;
  unitId: number | null;
  personId: number | null;
  /** the account to be tied to its person, as it is called */
  account: string | null;
}

/** One fault; it blocks, and names nobody, unless `more` says so. */
export const fault = (code: PeriodFaultCode, vi: string, en: string, more: Partial<PeriodFault> = {}): PeriodFault => ({
  code,
  vi,
  en,
  blocks: true,
  unitId: null,
  personId: null,
  account: null,
  ...more,
});
