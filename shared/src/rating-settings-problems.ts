import type { Label } from './codes.js';
import { HEADS_GROUP, OTHERS_GROUP, plainTitle, type PeriodSettings } from './rating-period-settings.js';
import type { RequestClocks } from './rating-request.js';
import { WHOLE } from './rating-scheme.js';
import { percentWords } from './rating-words.js';
import { cleanText } from './vietnamese-text.js';

export const MOST_DUTY_GROUPS = 20;
export const MOST_TITLES = 200;
export const MOST_BANDS = 10;
/** as long as a job title on record, in characters */
export const MOST_TITLE_CHARS = 120;
export const MOST_LABEL_CHARS = 100;
export const MOST_CLOCK_DAYS = 366;
/** in hundredths */
export const MOST_EMULATION_POINTS = 1000 * 100;
export const MOST_LEAST_PEOPLE = 1000;

/** As long as the column that keeps the code of a band. */
const CODE = /^[a-z][a-z0-9_]{0,29}$/;

export type SettingsProblemCode =
  | 'groups_missing'
  | 'too_many_groups'
  | 'bad_code'
  | 'code_twice'
  | 'name_missing'
  | 'name_twice'
  | 'bad_title'
  | 'title_twice'
  | 'too_many_titles'
  | 'no_bands'
  | 'bands_do_not_fall'
  | 'last_band_not_zero'
  | 'bad_days'
  | 'bad_points'
  | 'bad_least_people';

/** Why the settings of a period cannot be kept. `path`: the part, as `dutyGroups.2`, `bands`, `clocks.appeal`. */
export interface SettingsProblem extends Label {
  readonly code: SettingsProblemCode;
  readonly path: string;
}

/** What the limits of a period are called, in the order of the screen. */
export const CLOCK_NAMES: readonly (Label & { readonly code: keyof RequestClocks })[] = [
  { code: 'objection', vi: 'Trả lời ý kiến trước khi chốt', en: 'Answer to an objection' },
  { code: 'appealOpen', vi: 'Thời hạn kiến nghị sau khi chốt', en: 'Time to appeal after the lock' },
  { code: 'appeal', vi: 'Trả lời kiến nghị', en: 'Answer to an appeal' },
  { code: 'correction', vi: 'Phê duyệt đính chính', en: 'Answer to a correction' },
];

/** All that is wrong with the settings of a period at once, in the order of the screen; empty: they can be kept. */
export function settingsProblems(settings: PeriodSettings): SettingsProblem[] {
  return [
    ...groupProblems(settings),
    ...titleProblems(settings),
    ...bandProblems(settings),
    ...clockProblems(settings),
    ...numberProblems(settings),
  ];
}

const problem = (code: SettingsProblemCode, path: string, vi: string, en: string): SettingsProblem => ({
  code,
  path,
  vi,
  en,
});

function groupProblems({ dutyGroups }: PeriodSettings): SettingsProblem[] {
  const found = labelProblems('dutyGroups', dutyGroups, { vi: 'nhóm nhiệm vụ', en: 'duty group' });
  if (![HEADS_GROUP, OTHERS_GROUP].every((code) => dutyGroups.some((group) => group.code === code)))
    found.push(
      problem(
        'groups_missing',
        'dutyGroups',
        'Phải có nhóm lãnh đạo và nhóm chuyên môn: người không có chức danh trong nhóm nào thuộc một trong hai nhóm này.',
        'The groups of leaders and of professional staff must be there: people whose title is in no group belong to one of them.',
      ),
    );
  if (dutyGroups.length > MOST_DUTY_GROUPS)
    found.push(
      problem(
        'too_many_groups',
        'dutyGroups',
        `Nhiều nhất ${MOST_DUTY_GROUPS} nhóm nhiệm vụ; hãy gộp bớt.`,
        `At most ${MOST_DUTY_GROUPS} duty groups; merge some.`,
      ),
    );
  return found;
}

function titleProblems({ dutyGroups }: PeriodSettings): SettingsProblem[] {
  const owners = new Map<string, string>();
  return dutyGroups.flatMap(({ code, vi, titles }, i) => {
    const [path, found] = [`dutyGroups.${i}.titles`, [] as SettingsProblem[]];
    if (titles.length > MOST_TITLES)
      found.push(
        problem(
          'too_many_titles',
          path,
          `Nhóm "${vi}": nhiều nhất ${MOST_TITLES} chức danh.`,
          `The group "${vi}" has at most ${MOST_TITLES} titles.`,
        ),
      );
    if (titles.some((title) => cleanText(title) === '' || title.length > MOST_TITLE_CHARS))
      found.push(
        problem(
          'bad_title',
          path,
          `Nhóm "${vi}": mỗi chức danh từ 1 đến ${MOST_TITLE_CHARS} ký tự.`,
          `The group "${vi}": a title has 1 to ${MOST_TITLE_CHARS} characters.`,
        ),
      );
    for (const title of new Set(titles.map(plainTitle))) {
      const owner = owners.get(title);
      if (owner !== undefined && owner !== code && title !== '')
        found.push(
          problem(
            'title_twice',
            path,
            `Chức danh "${title}" đã có ở nhóm khác; mỗi chức danh chỉ thuộc một nhóm.`,
            `The title "${title}" is in another group already; each belongs to one.`,
          ),
        );
      owners.set(title, code);
    }
    return found;
  });
}

function bandProblems({ bands }: PeriodSettings): SettingsProblem[] {
  const found = labelProblems('bands', bands, { vi: 'mức của đơn vị', en: 'band' });
  if (bands.length === 0 || bands.length > MOST_BANDS)
    found.push(problem('no_bands', 'bands', `Cần từ 1 đến ${MOST_BANDS} mức.`, `There are 1 to ${MOST_BANDS} bands.`));
  const falls = bands.every(({ from }, i) => {
    const above = i === 0 ? WHOLE + 1 : (bands[i - 1]?.from ?? 0);
    return Number.isInteger(from) && from >= 0 && from < above;
  });
  if (!falls)
    found.push(
      problem(
        'bands_do_not_fall',
        'bands',
        `Ngưỡng các mức phải giảm dần từ trên xuống, trong khoảng 0 đến ${percentWords(WHOLE).vi}.`,
        `The thresholds of the bands fall from the first to the last, between 0 and ${percentWords(WHOLE).en}.`,
      ),
    );
  if (bands.length > 0 && bands.at(-1)?.from !== 0)
    found.push(
      problem(
        'last_band_not_zero',
        'bands',
        'Mức cuối cùng phải bắt đầu từ 0 %, để đơn vị nào cũng có mức.',
        'The last band begins at 0 %, so that every unit has one.',
      ),
    );
  return found;
}

function clockProblems({ clocks }: PeriodSettings): SettingsProblem[] {
  return CLOCK_NAMES.flatMap(({ code, vi, en }) => {
    const { days, kind } = clocks[code];
    const isOne = Number.isInteger(days) && days >= 1 && days <= MOST_CLOCK_DAYS;
    return isOne && (kind === 'calendar' || kind === 'working')
      ? []
      : [
          problem(
            'bad_days',
            `clocks.${code}`,
            `${vi}: số ngày từ 1 đến ${MOST_CLOCK_DAYS}, tính theo ngày hoặc ngày làm việc.`,
            `${en}: 1 to ${MOST_CLOCK_DAYS} days, calendar or working.`,
          ),
        ];
  });
}

function numberProblems({ mostPoints, leastPeople }: PeriodSettings): SettingsProblem[] {
  const found: SettingsProblem[] = [];
  if (!Number.isInteger(mostPoints) || mostPoints < 1 || mostPoints > MOST_EMULATION_POINTS)
    found.push(
      problem(
        'bad_points',
        'mostPoints',
        'Điểm thi đua tối đa từ 0,01 đến 1.000.',
        'The most emulation points are 0.01 to 1,000.',
      ),
    );
  if (!Number.isInteger(leastPeople) || leastPeople < 1 || leastPeople > MOST_LEAST_PEOPLE)
    found.push(
      problem(
        'bad_least_people',
        'leastPeople',
        'Số người ít nhất để được xếp hạng từ 1 đến 1.000.',
        'The fewest people of a unit that has a rank are 1 to 1,000.',
      ),
    );
  return found;
}

/** Codes are there once and names are there once, in both languages. */
function labelProblems(
  path: 'dutyGroups' | 'bands',
  lines: readonly (Label & { readonly code: string })[],
  what: Label,
): SettingsProblem[] {
  return lines.flatMap(({ code, vi, en }, i) => {
    const [at, nth, before] = [`${path}.${i}`, i + 1, lines.slice(0, i)];
    const found: SettingsProblem[] = [];
    if (!CODE.test(code))
      found.push(
        problem('bad_code', at, `Mã của ${what.vi} thứ ${nth} không đúng.`, `The code of ${what.en} ${nth} cannot be.`),
      );
    if (before.some((one) => one.code === code))
      found.push(
        problem(
          'code_twice',
          at,
          `Mã "${code}" của ${what.vi} thứ ${nth} đã có.`,
          `The code "${code}" of ${what.en} ${nth} is there already.`,
        ),
      );
    if ([vi, en].some((name) => cleanText(name) === '' || name.length > MOST_LABEL_CHARS))
      found.push(
        problem(
          'name_missing',
          at,
          `Hãy đặt tên cho ${what.vi} thứ ${nth} bằng cả hai thứ tiếng (nhiều nhất ${MOST_LABEL_CHARS} ký tự).`,
          `Name ${what.en} ${nth} in both languages (at most ${MOST_LABEL_CHARS} characters).`,
        ),
      );
    else if (before.some((one) => plainTitle(one.vi) === plainTitle(vi)))
      found.push(
        problem(
          'name_twice',
          at,
          `Tên "${vi}" của ${what.vi} thứ ${nth} đã có.`,
          `The name "${vi}" of ${what.en} ${nth} is there already.`,
        ),
      );
    return found;
  });
}
