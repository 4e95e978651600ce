import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type Day } from '@dat100/shared/calendar';
import { DECREE_90 } from '@dat100/shared/rating-decree-90';
import type { Level } from '@dat100/shared/rating-scheme';
import type { Role } from '@dat100/shared/permissions';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { JobRunner } from '../jobs/job-runner.js';
import { jobsOfSubject } from '../jobs/job-table.js';
import { EnterFacts, type EnteredScore } from '../ratings/decisions/enter-facts.js';
import { GiveLevels } from '../ratings/decisions/give-levels.js';
import { MoveAgencies } from '../ratings/decisions/move-agencies.js';
import { MoveTeams } from '../ratings/decisions/move-teams.js';
import { teamsToCome } from '../ratings/decisions/open-points.js';
import { NameHeads, type HeadSaid } from '../ratings/periods/name-heads.service.js';
import { OPEN_JOB } from '../ratings/periods/open-period.js';
import { PeriodDrafts } from '../ratings/periods/period-drafts.service.js';
import { agenciesOf, periodById, type StoredAgency } from '../ratings/periods/stored-periods.js';
import { SHEET_COLUMNS, sheetOf, type SheetRow, type StoredSheet } from '../ratings/periods/stored-sheets.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { Random } from './random.js';

/** Officials and civil servants: so few that a start does not wait for them. */
const KINDS = ['can_bo', 'cong_chuc'] as const;
/** Of a thousand people: did not do all their tasks well, and did half of them better than asked. */
const FELL_SHORT = 120;
const EXCEEDED = 150;
const WORK = 'Theo kết quả công việc cả năm.';
/** Why somebody is not excellent, whom the team proposed as that. */
const OVERRIDE = 'Hội đồng thống nhất: hoàn thành tốt, chưa có sáng kiến được công nhận.';
const NO_PAPER = { number: null, on: null };

export interface DemoYear {
  /** the city's code, and those of a district that is rated by itself and of the ward in it whose scores are entered */
  city: string;
  district: string;
  ward: string;
  /** names of the accounts that decide for the district and that lock it */
  committee: string;
  hr: string;
  /** a condition on `person p`: who chairs the district */
  chair: string;
  today: Day;
}

interface Rated {
  app: INestApplicationContext;
  periodId: number;
  agency: Unit;
  ward: Unit;
  /** the chair of the district, who enters and proposes; no account of the demo */
  chair: RequestContext;
  committee: RequestContext;
  hr: RequestContext;
}

/**
 * The year before this one, rated by Decree 90/2020: opened for the whole city, and in one district carried to the lock,
 * with scores, decisions that differ from the proposals, and the papers. Everything by the services that people use.
 */
export async function rateDemoYear(app: INestApplicationContext, plan: DemoYear): Promise<void> {
  const year = Math.min(Number(plan.today.slice(0, 4)) - 1, DECREE_90.years.to ?? Infinity);
  const [cutOff, decidedOn] = [`${year}-11-30`, `${year}-12-12`];
  const [city, agency, ward] = await Promise.all(
    [plan.city, plan.district, plan.ward].map((code) => app.get(UnitsService).byCode(code, null, cutOff)),
  );
  if (!city || !agency || !ward) return;
  const { read } = app.get(Database);
  const person = await read.one<{ id: number; full_name: string }>(
    `SELECT p.id, p.full_name FROM person p WHERE p.unit_id = ? AND ${plan.chair} ORDER BY p.id LIMIT 1`,
    [agency.id],
  );
  if (!person) return;
  const personId = Number(person.id);
  const periodId = await open(app, as('hr', city, 'Sở Nội vụ', addDays(cutOff, 1)), {
    year,
    cutOff,
    head: { unitId: agency.id, personId },
  });
  const rated = {
    ...{ app, periodId, agency, ward },
    chair: { ...as('unit_head', agency, person.full_name, decidedOn), personId },
    committee: await withAccount(app, as('committee', city, '', decidedOn), plan.committee),
    hr: await withAccount(app, as('hr', agency, '', decidedOn), plan.hr),
  };
  await score(rated);
  await propose(rated);
  await decide(rated);
}

async function open(
  app: INestApplicationContext,
  hr: RequestContext,
  { year, cutOff, head }: { year: number; cutOff: Day; head: HeadSaid },
): Promise<number> {
  const [drafts, { read }] = [app.get(PeriodDrafts), app.get(Database)];
  const id = await drafts.create(hr, { year, name: null, scheme: DECREE_90.code, version: null, cutOff, kinds: KINDS });
  const revision = async () => (await periodById(read, id)).revision;
  const rest = { restVacant: true, reason: 'Chưa có tài khoản của thủ trưởng' };
  await app.get(NameHeads).say(hr, { periodId: id, revision: await revision() }, [head], rest);
  await drafts.open(hr, id, await revision());
  const job = (await jobsOfSubject(read, id)).find(({ kind }) => kind === OPEN_JOB);
  if (job) await app.get(JobRunner).runNow(job.id);
  return id;
}

/** What the ward's people did in the year, as their unit entered it. */
async function score({ app, chair, ward, ...rated }: Rated): Promise<void> {
  const entering = app.get(EnterFacts);
  const told = { on: null, source: 'Báo cáo công tác năm' };
  for (const { id, revision, fullName, facts } of await toPropose(app, rated, ward)) {
    const random = new Random(`rated:${fullName}`);
    const done = random.permille(FELL_SHORT) ? 850 : 1000;
    const share = (input: string, achieved: number, of: number): EnteredScore => ({
      ...{ period: 0, input, achieved, of },
      ...told,
    });
    await entering.enter(chair, id, revision, {
      worked: null,
      away: facts.away && { months: facts.away.months, on: facts.away.on ?? null, source: facts.away.source ?? null },
      maternity: facts.maternity,
      opinion: facts.moved !== null,
      discipline: { kind: 'none', ...told },
      scores: [
        share('common_criteria', 1, 1),
        share('tasks_done', done, 1000),
        share('tasks_exceeded', done === 1000 && random.permille(2 * EXCEEDED) ? 600 : 200, 1000),
        share('decline', 0, 1),
      ],
    });
  }
}

/** Every team proposes what the rules come to, and what it knows of the year where they come to nothing yet. */
async function propose({ app, chair, ...rated }: Rated): Promise<void> {
  const { periodId, agency } = rated;
  const changes = (await toPropose(app, rated)).map((sheet) => ({
    id: sheet.id,
    revision: sheet.revision,
    level: sheet.level ?? levelOf(sheet),
  }));
  const ask = { periodId, agencyId: agency.id };
  await app.get(GiveLevels).give(chair, { act: 'propose', ...ask, changes, reason: WORK });
  for (const { unitId, revision } of await teamsToCome(app.get(Database).read, await agencyOf(app, rated)))
    await app.get(MoveTeams).propose(chair, { ...ask, unitId, revision });
}

function levelOf({ fullName, best, worst }: StoredSheet): Level {
  const random = new Random(`rated:${fullName}`);
  if (random.permille(FELL_SHORT)) return 'hoan_thanh';
  const wanted = random.permille(EXCEEDED) ? 'xuat_sac' : 'tot';
  return wanted === 'xuat_sac' && best !== 'xuat_sac' ? (best ?? worst ?? 'tot') : wanted;
}

/** Minutes, opinion, the decision, and the lock. */
async function decide({ app, chair, committee, hr, ...rated }: Rated): Promise<void> {
  const moving = app.get(MoveAgencies);
  const { periodId, agency } = rated;
  const asked = async () => ({ periodId, agencyId: agency.id, revision: (await agencyOf(app, rated)).revision });
  const on = chair.today;
  const minutes = { on, number: '05/BB-UBND', present: 24, absent: 1, text: 'Nhất trí các mức tập thể đề xuất.' };
  await moving.recordMeeting(chair, await asked(), minutes);
  await moving.recordOpinion(chair, await asked(), { on, by: `Đảng ủy ${agency.name}`, text: 'Thống nhất.' });
  await moving.move(chair, await asked(), 'review', '', NO_PAPER);
  const sheets = (await sheetsOf(app, rated)).filter(({ state }) => state !== 'not_rated');
  const good = sheets.filter(({ teamLevel }) => teamLevel === 'xuat_sac' || teamLevel === 'tot').length;
  // An eighth of all who are good is less than a fifth of those that are good beside them: the cap holds.
  const excellent = new Set(sheets.filter(({ teamLevel }) => teamLevel === 'xuat_sac').slice(0, Math.floor(good / 8)));
  const decided = (sheet: StoredSheet): Level =>
    sheet.teamLevel === 'xuat_sac' && !excellent.has(sheet) ? 'tot' : (sheet.teamLevel ?? 'tot');
  for (const [reason, those] of [
    [null, sheets.filter((sheet) => decided(sheet) === sheet.teamLevel)],
    [OVERRIDE, sheets.filter((sheet) => sheet.teamLevel !== null && decided(sheet) !== sheet.teamLevel)],
    [WORK, sheets.filter(({ teamLevel }) => teamLevel === null)],
  ] as const) {
    const changes = those.map((sheet) => ({ id: sheet.id, revision: sheet.revision, level: decided(sheet) }));
    await app.get(GiveLevels).give(committee, { act: 'decide', periodId, agencyId: agency.id, changes, reason });
  }
  await moving.move(committee, await asked(), 'decide', '', { number: '12/QĐ-UBND', on });
  await moving.move(hr, await asked(), 'lock', '', NO_PAPER);
}

type Place = Pick<Rated, 'periodId' | 'agency'>;

async function agencyOf(app: INestApplicationContext, { periodId, agency }: Place): Promise<StoredAgency> {
  const found = (await agenciesOf(app.get(Database).read, periodId)).find(({ unitId }) => unitId === agency.id);
  if (!found) throw new Error(`${agency.name} is no agency of the demo's period`);
  return found;
}

async function sheetsOf(app: INestApplicationContext, { periodId, agency }: Place): Promise<StoredSheet[]> {
  const rows = await app
    .get(Database)
    .read.rows<SheetRow>(
      `SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.period_id = ? AND s.agency_id = ? ORDER BY s.sort_key, s.id`,
      [periodId, agency.id],
    );
  return rows.map(sheetOf);
}

/** Those whom their team proposes a level for; of one unit alone where it is named. */
async function toPropose(app: INestApplicationContext, place: Place, unit: Unit | null = null): Promise<StoredSheet[]> {
  return (await sheetsOf(app, place)).filter(
    ({ state, headOf, unitId }) => state !== 'not_rated' && headOf === null && (unit === null || unitId === unit.id),
  );
}

/** Somebody with one role, at nine in the morning. */
function as(role: Role, unit: Unit, label: string, today: Day): RequestContext {
  const held = { role, unitId: unit.id, unitPath: unit.path, lens: null, validTo: null, actsFor: null };
  const actor = { userId: null, label, onBehalfOf: null };
  return { actor, roles: [held], personId: null, system: false, now: Date.parse(`${today}T02:00:00Z`), today };
}

/** The same by an account of the demo, so that papers name who decided. */
async function withAccount(
  app: INestApplicationContext,
  ctx: RequestContext,
  username: string,
): Promise<RequestContext> {
  const account = await app
    .get(Database)
    .read.one<{ id: number; display_name: string }>('SELECT id, display_name FROM user_account WHERE username = ?', [
      username,
    ]);
  if (!account) throw new Error(`the demo has no account ${username}`);
  return { ...ctx, actor: { ...ctx.actor, userId: Number(account.id), label: account.display_name } };
}
