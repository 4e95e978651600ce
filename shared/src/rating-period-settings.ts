import { EMPLOYMENT_KINDS, type EmploymentKind, type Label } from './codes.js';
import { REQUEST_CLOCKS, type RequestClocks } from './rating-request.js';
import { WHOLE, type Hundredths } from './rating-scheme.js';
import { cleanText } from './vietnamese-text.js';

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

/** A job title as titles are compared: however it is spaced, spelt in Unicode or written large. */
export const plainTitle = (title: string): string => cleanText(title).toLocaleLowerCase('vi');

const groupsByTitle = new WeakMap<PeriodSettings, ReadonlyMap<string, string>>();

/** The group of each title, read once for all the people of a period. */
function titlesOf(settings: PeriodSettings): ReadonlyMap<string, string> {
  const known = groupsByTitle.get(settings);
  if (known) return known;
  const made = new Map(
    settings.dutyGroups.flatMap(({ code, titles }) => titles.map((title) => [plainTitle(title), code] as const)),
  );
  groupsByTitle.set(settings, made);
  return made;
}

/** The duty group of somebody: by the title, then heads and the rest. */
export function dutyGroupOf(settings: PeriodSettings, title: string | null, head: boolean): string {
  const plain = title === null ? '' : plainTitle(title);
  const named = plain === '' ? undefined : titlesOf(settings).get(plain);
  return named ?? (head ? HEADS_GROUP : OTHERS_GROUP);
}
