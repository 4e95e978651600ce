/** How many views one user may keep, and how long a name and an address may be (characters). */
export const MOST_VIEWS = 50;
export const MOST_VIEW_NAME = 80;
export const MOST_VIEW_PATH = 2_000;

/** Pages whose filters live in their address, so that the address alone brings them back. `N` stands for a key. */
const KEPT_PAGES = [
  '/board/N',
  '/wallboard/N',
  '/units/N/people',
  '/units/N/changes',
  '/confirmations',
  '/imports',
  '/conflicts',
  '/missing',
  '/completeness',
  '/radar',
  '/users',
  '/audit',
  '/ratings/inbox',
  '/ratings/results',
  '/ratings/N/unit-ratings',
  '/ratings/N/units/N',
].map((page) => new RegExp(`^${page.replaceAll('N', '\\d{1,16}')}$`));
/** Printable ASCII as browsers write it: no space, no fragment, no backslash that some browsers read as a slash. */
const QUERY = /^[!-~]*$/;
const NOT_IN_QUERY = /[#\\]/;
/** Citizen ids have 12 figures or 9, phone numbers 10. A day has dashes between its eight. */
const LONG_NUMBER = /\d{9}/;
/** Our own keys are as long, where a page names a unit, a list or a period; citizen ids and telephones begin with 0. */
const OWN_KEY = /(?:^|[&{,])(?:(?:unit|import|agency|period)=|"unitId":")[1-9]\d{0,15}(?=$|[&"])/g;

export type ViewPathFault = 'too_long' | 'not_ours' | 'holds_number';

/**
 * Why an address cannot be kept as a view: `not_ours` is anything but a board, a hall screen or a list of this very
 * site, `holds_number` a search for somebody's id or phone number, which is kept nowhere in the clear.
 * null: it can. The address is path and query, as the browser writes them.
 */
export function viewPathFault(path: string): ViewPathFault | null {
  if (path.length > MOST_VIEW_PATH) return 'too_long';
  const cut = path.indexOf('?');
  const page = cut === -1 ? path : path.slice(0, cut);
  const query = cut === -1 ? '' : path.slice(cut + 1);
  if (!KEPT_PAGES.some((kept) => kept.test(page)) || !QUERY.test(query) || NOT_IN_QUERY.test(query)) return 'not_ours';
  const typed = decoded(query)
    .replace(OWN_KEY, '')
    .replace(/[\s.+]/g, '');
  return LONG_NUMBER.test(typed) ? 'holds_number' : null;
}

/** The query as it was typed; what is no proper code stays as it is. */
function decoded(query: string): string {
  return query.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}
