import { isDay } from '@dat100/shared/calendar';

/** Where addresses of pages name a day; the last also holds numbers of days, and is looked at when the others are well. */
const DAY_PARAMETERS = ['asOf', 'ledgerFrom', 'ledgerTo', 'from', 'to', 'week', 'span'];
/** Room for a day however it is written; more is cut off. */
const MOST_CHARS = 24;

/** What stands in the address of a page where a day should, as it is written there; null: all its days can be read. */
export function unreadDay(address: string): string | null {
  const params = new URLSearchParams(address);
  const wrong = DAY_PARAMETERS.map((name) => params.get(name)).find((value) => value && !isDay(value));
  return wrong ? wrong.slice(0, MOST_CHARS) : null;
}
