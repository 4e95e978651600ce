import { daysBetween, formatDay as dayText, isDay, parseDayText } from '@dat100/shared/calendar';
import type { Label } from '@dat100/shared/codes';
import { formatInteger } from '@dat100/shared/rates';
import type { Locale } from '../providers/locale.js';
import { useLocale } from '../providers/locale.js';

export { daysBetween };

/** '2023-12-31' → '31/12/2023', the same in both languages; nothing for no day. */
export function formatDay(day: string | null | undefined): string {
  return isDay(day) ? dayText(day) : '';
}

/** What people type for a day (31/12/2023, 1-2-2023, 01022023) → 'YYYY-MM-DD'; null when it is no real day. */
export function parseDay(text: string): string | null {
  const eightDigits = /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text);
  const read = parseDayText(eightDigits ? `${eightDigits[1]}/${eightDigits[2]}/${eightDigits[3]}` : text);
  return read.ok ? (read.day ?? null) : null;
}

/** Instants are shown on Vietnam's clock wherever the browser stands. */
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** ISO instant → '04/12/2023 10:12'. */
export function formatInstant(instant: string | null | undefined): string {
  return instant ? clock.format(new Date(instant)).replace(',', '') : '';
}

/** The server writes rates the Vietnamese way ('97,4 %'); English wants a point. Never computed here. */
export function formatRate(rateText: string, locale: string): string {
  const tight = rateText.replace(' %', '\u00a0%');
  return locale === 'en' ? tight.replace(',', '.') : tight;
}

/** '640 KB', '3,2 MB': how much of a file came or went. */
function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1_000_000) return `${formatInteger(Math.ceil(bytes / 1000), locale)} KB`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1_000_000)} MB`;
}

/** The formatters of a language. */
function formatsOf(locale: Locale) {
  return {
    locale,
    day: formatDay,
    instant: formatInstant,
    count: (count: number) => formatInteger(count, locale),
    /** A number within a text that is another for one and for many. */
    counted: (count: number) => ({ smart_count: count, n: formatInteger(count, locale) }),
    /** A count that stopped there: '10.000+'. */
    atLeast: (count: number, isMore: boolean) => formatInteger(count, locale) + (isMore ? '+' : ''),
    bytes: (bytes: number) => formatBytes(bytes, locale),
    rate: (text: string) => formatRate(text, locale),
    /** The label of a code in a shared list; the bare code when the list does not know it. */
    label: (list: readonly (Label & { code: string })[], code: string | null | undefined) =>
      list.find((entry) => entry.code === code)?.[locale] ?? code ?? '',
  } as const;
}

const FORMATS = { vi: formatsOf('vi'), en: formatsOf('en') };

/** The formatters in the language of the screen: the same object until that is another. */
export function useFormat() {
  return FORMATS[useLocale()];
}
