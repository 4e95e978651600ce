import type { Label } from '@dat100/shared/codes';
import { REQUEST_KINDS } from '@dat100/shared/rating-request';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import type { AgencyAct } from '@dat100/shared/rating-turns';
import type { Sql } from '../../database/sql.js';
import { teamsOf, type StoredAgency, type StoredPeriod, type StoredTeam } from '../periods/stored-periods.js';
import { breachesOf, capMeter } from './agency-caps.js';
import { namesOf } from './rating-refusals.js';

/** Something to be done before an agency moves on. */
export interface OpenPoint extends Label {
  code:
    | 'teams_open'
    | 'meeting_missing'
    | 'opinion_missing'
    | 'undecided'
    | 'cap_breached'
    | 'requests_open'
    | 'decision_missing';
}

/** A condition on `rating_sheet s`: a team waits for a level for this person. As `lacksProposal` says. */
const LACKS = "s.state <> 'not_rated' AND s.head_of IS NULL AND s.team_level IS NULL";

/** People of an agency whom a condition on `rating_sheet s` is true for, by unit and name. */
async function people(sql: Sql, agency: StoredAgency, condition: string): Promise<{ unitId: number; name: string }[]> {
  const rows = await sql.rows<{ unit_id: number; full_name: string }>(
    `SELECT s.unit_id, s.full_name FROM rating_sheet s WHERE s.period_id = ? AND s.agency_id = ? AND ${condition}
      ORDER BY s.unit_id, s.sort_key, s.id`,
    [agency.periodId, agency.unitId],
  );
  return rows.map((row) => ({ unitId: Number(row.unit_id), name: row.full_name }));
}

/** Whether anybody is rated in an agency: it decides about nobody else. */
export async function hasRated(sql: Sql, { periodId, unitId }: StoredAgency): Promise<boolean> {
  const row = await sql.one<{ id: number }>(
    "SELECT id FROM rating_sheet WHERE period_id = ? AND agency_id = ? AND state <> 'not_rated' LIMIT 1",
    [periodId, unitId],
  );
  return row !== null;
}

/** Who of an agency lacks the team's level, by unit. */
export async function lacking(sql: Sql, agency: StoredAgency): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  for (const { unitId, name } of await people(sql, agency, LACKS))
    found.set(unitId, [...(found.get(unitId) ?? []), name]);
  return found;
}

/** Teams that are still to hand in: those with somebody to propose. A team of a head alone has nothing to hand in. */
export async function teamsToCome(sql: Sql, agency: StoredAgency): Promise<StoredTeam[]> {
  const rows = await sql.rows<{ unit_id: number }>(
    `SELECT DISTINCT s.unit_id FROM rating_sheet s WHERE s.period_id = ? AND s.agency_id = ? AND s.state <> 'not_rated' AND s.head_of IS NULL`,
    [agency.periodId, agency.unitId],
  );
  const withPeople = new Set(rows.map(({ unit_id }) => Number(unit_id)));
  const teams = await teamsOf(sql, agency.periodId, agency.unitId);
  return teams.filter(({ unitId, state }) => state !== 'proposed' && withPeople.has(unitId));
}

/** What is still to be done before an act may be; empty: nothing stands in its way. Each names who or what. */
export async function openPoints(
  sql: Sql,
  act: Exclude<AgencyAct, 'return'>,
  {
    period,
    scheme,
    agency,
    seenBy = null,
    inStead = false,
    untold = [],
  }: {
    period: StoredPeriod;
    scheme: RatingScheme;
    agency: StoredAgency;
    /** who is shown it: what they are not told of themselves does not count */
    seenBy?: number | null;
    /** they would take the step in the head's stead: the head can take it where they must not */
    inStead?: boolean;
    /** heads whose computed level is not told to them, by their sheets; a refusal goes by what is */
    untold?: readonly number[];
  },
): Promise<OpenPoint[]> {
  if (act === 'propose') return teamsOpen(await teamsToCome(sql, agency));
  // With nobody rated, or with the head alone, who is decided about above, there is nothing to meet about.
  if (act === 'review') return (await hasRated(sql, agency)) ? paperPoints(agency) : [];
  const undecided = await people(sql, agency, "s.state <> 'not_rated' AND s.final_level IS NULL");
  const points = undecidedPoint(undecided.map(({ name }) => name));
  const breachesAs = async (own: 'as_told' | 'xuat_sac' | 'tot') =>
    breachesOf(await capMeter(sql, period, scheme, agency, seenBy, own, untold));
  const breaches = await breachesAs(inStead ? 'tot' : 'as_told');
  points.push(...breaches.map((breach) => ({ code: 'cap_breached' as const, ...breach })));
  // To be refused or not would tell them whether they are excellent: what others break is said, then they count as excellent.
  if (breaches.length === 0 && seenBy !== null && inStead) points.push(...ownCapPoint(await breachesAs('xuat_sac')));
  return act === 'decide' ? points : [...points, ...(await requestsOpen(sql, agency))];
}

function teamsOpen(teams: readonly StoredTeam[]): OpenPoint[] {
  if (teams.length === 0) return [];
  const names = namesOf(teams.map(({ name }) => name));
  return [
    {
      code: 'teams_open',
      vi: `Còn ${teams.length} đơn vị chưa gửi đề xuất: ${names.vi}.`,
      en: `${teams.length} units have not handed in their proposal: ${names.en}.`,
    },
  ];
}

function paperPoints({ meeting, partyOpinion }: StoredAgency): OpenPoint[] {
  const points: OpenPoint[] = [];
  if (!meeting)
    points.push({
      code: 'meeting_missing',
      vi: 'Chưa có biên bản họp nhận xét, đánh giá.',
      en: 'The minutes of the meeting are missing.',
    });
  if (!partyOpinion)
    points.push({
      code: 'opinion_missing',
      vi: 'Chưa có ý kiến của cấp ủy.',
      en: 'The opinion of the Party committee is missing.',
    });
  return points;
}

const ownCapPoint = (breaches: readonly Label[]): OpenPoint[] =>
  breaches.length === 0
    ? []
    : [
        {
          code: 'cap_breached',
          vi: 'Số người xếp loại xuất sắc gần mức tối đa và bạn cũng được xếp loại ở đây, nên bước này phải do người có thẩm quyền khác thực hiện (người đứng đầu hoặc người được ủy quyền khác).',
          en: 'The number who may be excellent is nearly reached and you are rated here yourself, so somebody else who decides has to take this step (the head, or another deputy).',
        },
      ];

function undecidedPoint(names: readonly string[]): OpenPoint[] {
  if (names.length === 0) return [];
  const listed = namesOf(names);
  return [
    {
      code: 'undecided',
      vi: `Còn ${names.length} người chưa có mức quyết định: ${listed.vi}.`,
      en: `${names.length} people have no decided level: ${listed.en}.`,
    },
  ];
}

/** Objections, corrections and appeals that wait for an answer, each with whom it is about. */
export async function requestsOpen(sql: Sql, agency: StoredAgency): Promise<OpenPoint[]> {
  const rows = await sql.rows<{ kind: string; full_name: string }>(
    `SELECT r.kind, s.full_name FROM rating_request r JOIN rating_sheet s ON s.id = r.sheet_id
      WHERE r.agency_id = ? AND r.period_id = ? AND r.state = 'open' ORDER BY r.id`,
    [agency.unitId, agency.periodId],
  );
  if (rows.length === 0) return [];
  const said = (language: 'vi' | 'en') =>
    namesOf(
      rows.map(({ kind, full_name }) => {
        const word = REQUEST_KINDS.find(({ code }) => code === kind)?.[language] ?? kind;
        return `${full_name} (${word})`;
      }),
    )[language];
  return [
    {
      code: 'requests_open',
      vi: `Còn ${rows.length} ý kiến, kiến nghị chờ trả lời: ${said('vi')}.`,
      en: `${rows.length} requests wait for an answer: ${said('en')}.`,
    },
  ];
}
