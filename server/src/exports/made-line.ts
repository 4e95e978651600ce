import { formatDay, vietnamDay, vietnamTime, type Day } from '@dat100/shared/calendar';
import { formatInteger, type Locale } from '@dat100/shared/rates';
import type { RequestContext } from '../common/context.js';

/** "Lập lúc 10:00 ngày 20/11/2023, người lập: …, số dòng: 26": every file that goes out names its author. */
export function madeLine(
  { actor, now }: Pick<RequestContext, 'actor' | 'now'>,
  rows: number,
  language: Locale,
): string {
  const { label, onBehalfOf } = actor;
  const [time, day, count] = [vietnamTime(now), formatDay(vietnamDay(now)), formatInteger(rows, language)];
  if (language === 'en')
    return `Made at ${time} on ${day} by ${label}${onBehalfOf === null ? '' : ` for ${onBehalfOf}`}, rows: ${count}`;
  return `Lập lúc ${time} ngày ${day}, người lập: ${label}${onBehalfOf === null ? '' : ` (thay ${onBehalfOf})`}, số dòng: ${count}`;
}

const AS_OF: Readonly<Record<Locale, string>> = { vi: 'Số liệu đến ngày', en: 'As of' };

/** "Số liệu đến ngày 20/11/2023": the last day whose events a list counts. */
export const asOfLine = (day: Day, language: Locale): string => `${AS_OF[language]} ${formatDay(day)}`;
