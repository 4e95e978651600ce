import { EMPLOYMENT_KINDS, type EmploymentKind, type Label } from './codes.js';
import { REQUEST_CLOCKS, type RequestClocks } from './rating-request.js';
import { WHOLE, type Hundredths } from './rating-scheme.js';

/** People whose duties are alike: their own share of the cap. `titles`: job titles that fall under it, as people write them. */
export interface DutyGroup extends Label {
  readonly code: string;
  readonly titles: readonly string[];
}

/** What a unit's rate is called, from so many hundredths of a percent on. */
export interface UnitBand extends Label {
  readonly code: string;
  readonly from: Hundredths;
}

/** What a period is run by, beside its scheme. */
export interface PeriodSettings {
  /** who is in it, by employment at the cut-off; left out: every kind that can be */
  readonly kinds?: readonly EmploymentKind[];
  readonly dutyGroups: readonly DutyGroup[];
  readonly clocks: RequestClocks;
  /** the best first */
  readonly bands: readonly UnitBand[];
  /** emulation points of a unit that brought everybody to the end */
  readonly mostPoints: Hundredths;
  /** units of fewer people in scope have no rank */
  readonly leastPeople: number;
}

export const HEADS_GROUP = 'lanh_dao';
export const OTHERS_GROUP = 'chuyen_mon';

/** What a period begins with. Days to answer, bands and points are ours to propose and the city's to set. */
export const DEFAULT_SETTINGS: PeriodSettings = {
  dutyGroups: [
    { code: HEADS_GROUP, vi: 'Lãnh đạo, quản lý', en: 'Leaders and managers', titles: [] },
    { code: OTHERS_GROUP, vi: 'Chuyên môn, nghiệp vụ', en: 'Professional staff', titles: [] },
  ],
  clocks: REQUEST_CLOCKS,
  bands: [
    { code: 'dat', vi: 'Đạt chỉ tiêu', en: 'Target reached', from: WHOLE },
    { code: 'kha', vi: 'Khá', en: 'Fair', from: 9500 },
    { code: 'trung_binh', vi: 'Trung bình', en: 'Middling', from: 8000 },
    { code: 'can_ho_tro', vi: 'Cần hỗ trợ', en: 'Needs help', from: 0 },
  ],
  mostPoints: WHOLE,
  leastPeople: 10,
};

/**
 * Kinds that can be in a period: those that count on boards, workers too, who have their target but no level and no part
 * in the cap by the decrees. Each kind that a period leaves out may be in another one of the same year.
 */
export const PERIOD_KINDS: readonly EmploymentKind[] = EMPLOYMENT_KINDS.filter(({ onByDefault }) => onByDefault).map(
  ({ code }) => code,
);

/** Who is in a period, in the order of PERIOD_KINDS. */
export function kindsIn({ kinds }: Pick<PeriodSettings, 'kinds'>): readonly EmploymentKind[] {
  return kinds ? PERIOD_KINDS.filter((code) => kinds.includes(code)) : PERIOD_KINDS;
}

/** Kinds as they are asked for: all of them known, each once, at least one; null: they cannot be. */
export function askedKinds(codes: readonly string[]): readonly EmploymentKind[] | null {
  const known = PERIOD_KINDS.filter((code) => codes.includes(code));
  return known.length > 0 && known.length === codes.length ? known : null;
}

/** The duty group of somebody: by the title, then heads and the rest. */
export function dutyGroupOf(settings: PeriodSettings, title: string | null, head: boolean): string {
  const plain = title?.trim().toLocaleLowerCase('vi') ?? '';
  const named = settings.dutyGroups.find(({ titles }) =>
    titles.some((one) => one.trim().toLocaleLowerCase('vi') === plain),
  );
  if (named && plain !== '') return named.code;
  return head ? HEADS_GROUP : OTHERS_GROUP;
}
