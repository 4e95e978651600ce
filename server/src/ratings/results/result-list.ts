import { formatDay, vietnamDay, vietnamTime } from '@dat100/shared/calendar';
import { formatInteger, type Locale } from '@dat100/shared/rates';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { levelWords } from '@dat100/shared/rating-words';
import { STANDS, type Stand } from '@dat100/shared/rating-what-if';
import type { RequestContext } from '../../common/context.js';
import { digestOf } from '../../common/digest.js';
import type { Secrets } from '../../database/secrets.js';
import type { Sql } from '../../database/sql.js';
import { agenciesOf, schemeOfPeriod, type StoredAgency, type StoredPeriod } from '../periods/stored-periods.js';
import type { ResultAsk, ResultList } from './result-asks.js';
import type { ResultWords } from './result-fields.js';
import { resultGroups, resultPieces, type ResultGroup, type ResultRow, type SheetsWhere } from './result-rows.js';

/** Results that somebody asked for, before they become a table or a paper. */
export interface ResultSet {
  period: StoredPeriod;
  scheme: RatingScheme;
  ask: ResultAsk;
  where: SheetsWhere;
  /** in the order of the tree: agencies, those above first, and their units */
  groups: readonly ResultGroup[];
  agencies: ReadonlyMap<number, StoredAgency>;
  units: ReadonlyMap<number, { code: string; name: string; pathText: string }>;
  counts: Readonly<Record<Stand, number>>;
  people: number;
}

const NAMES: Readonly<Record<ResultList, Readonly<Record<Locale, string>>>> = {
  all: { vi: 'Kết quả đánh giá, xếp loại chất lượng', en: 'Year-end ratings' },
  party: {
    vi: 'Danh sách đảng viên phục vụ đánh giá, xếp loại đảng viên',
    en: 'Party members, for the rating of Party members',
  },
  emulation: {
    vi: 'Danh sách hoàn thành tốt nhiệm vụ trở lên, phục vụ thi đua, khen thưởng',
    en: 'Good or better, for emulation and awards',
  },
};

/** Everything about a list but its rows. */
export async function resultSet(
  sql: Sql,
  period: StoredPeriod,
  ask: ResultAsk,
  where: SheetsWhere,
): Promise<ResultSet> {
  const [scheme, agencies, found] = [
    await schemeOfPeriod(sql, period),
    await agenciesOf(sql, period.id),
    await resultGroups(sql, where),
  ];
  const units = await unitsOf(sql, period.id);
  const agencyPlace = new Map(agencies.map(({ unitId }, i) => [unitId, i]));
  const unitPlace = new Map([...units.keys()].map((id, i) => [id, i]));
  const place = (of: ReadonlyMap<number, number>, id: number) => of.get(id) ?? Number.MAX_SAFE_INTEGER;
  const groups = found.sort(
    (a, b) =>
      place(agencyPlace, a.agencyId) - place(agencyPlace, b.agencyId) ||
      place(unitPlace, a.unitId) - place(unitPlace, b.unitId),
  );
  const counts = Object.fromEntries(
    STANDS.map(({ code }) => [code, groups.reduce((sum, group) => sum + (group.counts[code] ?? 0), 0)]),
  ) as Record<Stand, number>;
  const people = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return {
    ...{ period, scheme, ask, where, groups, units, counts, people },
    agencies: new Map(agencies.map((agency) => [agency.unitId, agency])),
  };
}

/** Names are those of the opening; the code is the unit's own. */
async function unitsOf(
  sql: Sql,
  periodId: number,
): Promise<Map<number, { code: string; name: string; pathText: string }>> {
  const rows = await sql.rows<{ unit_id: number; code: string; name: string; path_text: string }>(
    `SELECT t.unit_id, u.code, t.name, t.path_text FROM rating_team t JOIN unit u ON u.id = t.unit_id
      WHERE t.period_id = ? ORDER BY t.path_text, t.unit_id`,
    [periodId],
  );
  return new Map(
    rows.map((row) => [Number(row.unit_id), { code: row.code, name: row.name, pathText: row.path_text }] as const),
  );
}

/** The rows, piece by piece. */
export const piecesOf = (sql: Sql, secrets: Secrets, { where, groups }: ResultSet): AsyncGenerator<ResultRow[]> =>
  resultPieces(sql, secrets, where, groups);

/** The rows, one after the other. */
export async function* rowsOf(sql: Sql, secrets: Secrets, set: ResultSet): AsyncGenerator<ResultRow> {
  for await (const piece of piecesOf(sql, secrets, set)) yield* piece;
}

/** Names of units, agencies and duty groups as a row says them. */
export function wordsOf({ period, units, agencies }: ResultSet, language: Locale): ResultWords {
  const unknown = { code: '', name: '' };
  return {
    language,
    dutyGroups: period.settings.dutyGroups,
    unitOf: ({ unitId }) => units.get(unitId) ?? unknown,
    agencyOf: ({ agencyId }) => agencies.get(agencyId) ?? unknown,
  };
}

export const listName = (list: ResultList, language: Locale): string => NAMES[list][language];

/** "Hoàn thành tốt nhiệm vụ 84 · …": only what there is. */
export function countsLine({ counts, people }: ResultSet, language: Locale): string {
  const open = language === 'vi' ? 'Chưa quyết định' : 'Not decided';
  const parts = STANDS.filter(({ code }) => counts[code] > 0).map(
    (stand) => `${stand.code === 'open' ? open : stand[language]} ${formatInteger(counts[stand.code], language)}`,
  );
  const total = `${language === 'vi' ? 'Tổng số' : 'In all'} ${formatInteger(people, language)}`;
  return [total, ...parts].join(' · ');
}

/** As of when, by which rules: what any paper of these results says of itself. */
export function basisLine({ period, scheme }: ResultSet, ctx: Pick<RequestContext, 'now'>, language: Locale): string {
  const [cut, day, time] = [formatDay(period.cutOff), formatDay(vietnamDay(ctx.now)), vietnamTime(ctx.now)];
  return language === 'vi'
    ? `Số liệu các chỉ tiêu tính đến hết ngày ${cut}; kết quả xếp loại lúc ${time} ngày ${day}; ${scheme.name.vi}, bản ${period.schemeVersion} (mã kiểm tra SHA-256 bắt đầu bằng ${period.schemeDigest.slice(0, 16)}…)`
    : `Figures as of the end of ${cut}; ratings as they were at ${time} on ${day}; ${scheme.name.en}, version ${period.schemeVersion} (its SHA-256 check code begins with ${period.schemeDigest.slice(0, 16)}…)`;
}

/** The filters in force, in words. */
export function askLine({ ask, agencies, units }: ResultSet, language: Locale): string {
  const vi = language === 'vi';
  const parts = [
    ask.agencyId !== null &&
      `${vi ? 'cơ quan đánh giá' : 'agency'}: ${agencies.get(ask.agencyId)?.name ?? ask.agencyId}`,
    ask.unitId !== null && `${vi ? 'đơn vị' : 'unit'}: ${units.get(ask.unitId)?.pathText ?? ask.unitId}`,
    ask.level !== null && levelWords(ask.level)[language],
  ].filter(Boolean);
  return `${vi ? 'Lọc' : 'Filters'}: ${parts.length > 0 ? parts.join(' · ') : vi ? 'không lọc' : 'none'}`;
}

/**
 * The state of the lock: the digest of the one agency, or of the digests of all agencies the list holds, one a line with
 * the agency's key before it, in the order of the keys; or that something is not locked yet.
 */
export function lockLine({ groups, agencies }: ResultSet, language: Locale): string {
  const ids = [...new Set(groups.map(({ agencyId }) => agencyId))].sort((a, b) => a - b);
  const open = ids.filter((id) => (agencies.get(id)?.digest ?? null) === null);
  if (ids.length === 0 || open.length > 0)
    return language === 'vi'
      ? `Chưa chốt: ${open.length}/${ids.length} cơ quan; kết quả còn có thể thay đổi`
      : `Not locked: ${open.length} of ${ids.length} agencies; ratings may still change`;
  const digests = ids.map((id) => `${id} ${agencies.get(id)?.digest}\n`);
  const digest = ids.length === 1 ? (agencies.get(ids[0] ?? 0)?.digest ?? '') : digestOf(digests.join(''));
  return `${language === 'vi' ? 'Đã chốt, mã kiểm tra SHA-256' : 'Locked, SHA-256 check code'}: ${digest}`;
}
