import { EMPLOYMENT_KINDS } from './codes.js';
import { levelLine, numberLine, readLine, type Line, type Section } from './rating-lines.js';
import { UPPER_LEVELS, type Condition, type ConditionsScheme, type RatingScheme } from './rating-scheme.js';
import { COMPARES, conditionWords, inBoth, levelWords, YES } from './rating-words.js';

/** Each level with what it takes, and what becomes of those who reach none. */
export function conditionSections(scheme: ConditionsScheme): Section[] {
  const sections = UPPER_LEVELS.map((level): Section => {
    const name = levelWords(level);
    return {
      title: { vi: `${name.vi} khi đạt tất cả`, en: `${name.en} when all of these hold` },
      lines: conditionLines(scheme, scheme.levels[level], `levels.${level}`),
    };
  });
  const otherwise = levelLine(
    'otherwise',
    { vi: 'Khi không đạt mức nào', en: 'When no level is reached' },
    scheme.otherwise,
    { vi: 'Không đề xuất, để người có thẩm quyền xem xét', en: 'Nothing is proposed; a person considers it' },
  );
  return [...sections, { title: { vi: 'Trường hợp còn lại', en: 'Otherwise' }, lines: [otherwise] }];
}

/** A line for each condition: a threshold that may be changed, or a yes that may not. */
export function conditionLines(scheme: RatingScheme, conditions: readonly Condition[], place: string): Line[] {
  return conditions.map((condition, i) => {
    const input = scheme.inputs.find(({ code }) => code === condition.input);
    const path = `${place}.${i}.percent`;
    if (input?.kind === 'yes_no') return readLine(path, conditionWords(condition, input), YES, condition.source);
    const name = input?.name ?? { vi: condition.input, en: condition.input };
    const compare = COMPARES[condition.compare];
    const asked = input && input.for !== 'everyone' ? AUDIENCES[input.for] : null;
    const kinds = EMPLOYMENT_KINDS.filter(({ code }) => condition.kinds?.includes(code));
    const whom = inBoth((l) =>
      [...(asked ? [asked[l]] : []), ...kinds.map((kind) => kind[l].toLowerCase())].join(', '),
    );
    const label = inBoth((l) => `${name[l]}${whom[l] ? ` (${whom[l]})` : ''}: ${compare[l].replace(' … trở lên', '')}`);
    return numberLine(path, 'percent', label, condition.percent, condition.source);
  });
}

/** Whom a line is about, where it is not about everyone. */
export const AUDIENCES = {
  heads: { vi: 'người đứng đầu', en: 'heads' },
  others: { vi: 'người không giữ chức vụ', en: 'those who are no heads' },
} as const;
