/** A sheet of a rating period, whole: the answer of the server beside the SQL of the same rows. */
import { dataIn } from './bench-city.mjs';
import { inTurn } from './measure.mjs';
import { openedPeriod } from './rating-period.mjs';

const SHEET = 2000;
const GOAL = 10;
const ROUNDS = { rounds: 30, warm: 10 };

const LINES = `query RatingLines($periodId: ID!, $unitId: ID!, $page: Int!, $perPage: Int!, $filter: RatingSheetFilter) {
  ratingSheets(periodId: $periodId, unitId: $unitId, page: $page, perPage: $perPage, filter: $filter) { total items {
    id fullName unitId unitName kind title dutyGroup head state outcome level best worst score worked away met asked notRated selfLevel teamLevel
    teamReason finalLevel finalReason revision lockRevision own } } }`;

/** The agency with about as many people as a large sheet has: {id, people}. */
export async function largeAgency(city, periodId) {
  const { unit_id: id, people } = await city.one(
    'SELECT unit_id, people FROM rating_agency WHERE period_id = ? ORDER BY people < ?, ABS(people - ?) LIMIT 1',
    [periodId, SHEET, SHEET],
  );
  return { id, people };
}

export async function measureSheet(city, figure) {
  const { id: periodId } = await openedPeriod(city);
  const agency = await largeAgency(city, periodId);
  const rows = Math.min(SHEET, agency.people);
  const variables = { periodId, unitId: String(agency.id), page: 0, perPage: SHEET, filter: null };
  const sheet = city.asker(LINES, variables);
  const { ratingSheets } = dataIn(await sheet());
  if (ratingSheets.total !== agency.people || ratingSheets.items.length !== rows)
    throw new Error(`The sheet has ${ratingSheets.items.length} rows of ${ratingSheets.total}.`);
  city.say(`a sheet of ${rows} rows, of an agency of ${agency.people} people`);
  const times = await inTurn({ sql: () => bySql(city, periodId, agency.id), sheet }, ROUNDS);
  figure({
    ...{ name: `rating_sheet_p50_${rows}_rows`, value: times.sheet, unit: 'ms', better: 'lower', goal: GOAL },
    ...{ yardstick: 'the SQL of the same rows and their total, through mysql2', yardstickValue: times.sql },
  });
}

async function bySql(city, periodId, agencyId) {
  const from = 'FROM rating_sheet s WHERE s.period_id = ? AND s.agency_id = ?';
  await city.db.query(`SELECT COUNT(*) AS n ${from}`, [periodId, agencyId]);
  await city.db.query(
    `SELECT s.id, s.person_id, s.agency_id, s.unit_id, s.full_name, s.birth_date, s.kind, s.title, s.duty_group, s.head_of,
       s.state, s.outcome, s.facts, s.level, s.best, s.worst, s.score, s.self_level, s.team_level, s.team_reason, s.final_level,
       s.final_reason, s.revision, s.lock_revision ${from} ORDER BY s.unit_id, s.sort_key, s.id LIMIT ${SHEET}`,
    [periodId, agencyId],
  );
}
