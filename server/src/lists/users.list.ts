import { formatDay } from '@dat100/shared/calendar';
import { LENSES } from '@dat100/shared/codes';
import { ROLES } from '@dat100/shared/permissions';
import type { Locale } from '@dat100/shared/rates';
import { stateWords } from '@dat100/shared/state-words';
import type { UserAccount, UserRole } from '../access/user.model.js';
import { UsersResolver } from '../access/users.resolver.js';
import { askedText } from '../exports/asked.js';
import { allPages } from './all-pages.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedUnitOrNone, codeWords, instantCell, unitRef, type Both } from './list-words.js';

const STATES = stateWords('user_state');
const NOT_TIED: Both = { vi: 'chưa gắn với người', en: 'not tied to a person' };

/** Accounts with the roles they have inside the caller's scope. With unitId and search of the query `users`. */
export async function readUsers(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const [unitId, search] = [askedUnitOrNone(ask), askedText(asked['search'])];
  const users = await allPages(
    (page, perPage) => get(UsersResolver).users(ctx, page, perPage, unitId, search),
    ({ id }) => id,
  );
  return {
    unit: unitId === null ? null : await unitRef(ask, unitId),
    asOf: ctx.today,
    filters: search === null ? [] : [`“${search}”`],
    // What was searched for may be a name.
    chosen: search === null ? {} : { search: true },
    total: users.length,
    ...tableOf(columnsIn(language), users, language),
  };
}

const columnsIn = (language: Locale): ListColumn<UserAccount>[] => [
  { vi: 'Tên đăng nhập', en: 'Username', width: 24, of: ({ username }) => username },
  { vi: 'Họ và tên', en: 'Name', width: 30, of: ({ displayName }) => displayName },
  {
    vi: 'Vai trò',
    en: 'Roles',
    width: 60,
    of: ({ roles }) => roles.map((role) => roleText(role, language)).join('; ') || null,
  },
  { vi: 'Tình trạng', en: 'State', width: 18, of: (user) => STATES[stateOf(user)][language] },
  { vi: 'Người', en: 'Person', width: 20, of: ({ linked }) => (linked ? null : NOT_TIED[language]) },
  { vi: 'Lập lúc', en: 'Made at', width: 18, of: ({ createdAt }) => instantCell(createdAt) },
];

const stateOf = ({ disabled, opened }: UserAccount): keyof typeof STATES =>
  disabled ? 'disabled' : opened ? 'open' : 'waiting';

/** "Đầu mối đơn vị, Quận 1 / Phường Bến Nghé (đến 31/12/2023)" */
function roleText({ role, unit, lens, validTo }: UserRole, language: Locale): string {
  const place = [codeWords(ROLES, role, language), unit?.pathText, lens && codeWords(LENSES, lens, language)];
  const until = validTo === null ? '' : ` (${language === 'vi' ? 'đến' : 'until'} ${formatDay(validTo)})`;
  return place.filter(Boolean).join(', ') + until;
}
