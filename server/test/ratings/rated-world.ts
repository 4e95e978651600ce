import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import { capsOf } from '@dat100/shared/rating-caps';
import { DECREE_335 } from '@dat100/shared/rating-decree-335';
import { isEntered, periodsOf, placeOfLevel, type Level, type RatingScheme } from '@dat100/shared/rating-scheme';
import type { Role } from '@dat100/shared/permissions';
import { digestOf } from '../../src/common/digest.js';
import type { RequestContext } from '../../src/common/context.js';
import { UserError } from '../../src/common/errors.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { jobsOfSubject } from '../../src/jobs/job-table.js';
import { EnterFacts, type EnteredScore } from '../../src/ratings/decisions/enter-facts.js';
import { GiveLevels } from '../../src/ratings/decisions/give-levels.js';
import { MoveAgencies } from '../../src/ratings/decisions/move-agencies.js';
import { MoveTeams } from '../../src/ratings/decisions/move-teams.js';
import { NameHeads } from '../../src/ratings/periods/name-heads.service.js';
import { OPEN_JOB } from '../../src/ratings/periods/open-period.js';
import { PeriodDrafts } from '../../src/ratings/periods/period-drafts.service.js';
import {
  agenciesOf,
  agencyById,
  periodById,
  schemeOfPeriod,
  teamsOf,
  type StoredAgency,
} from '../../src/ratings/periods/stored-periods.js';
import { SHEET_COLUMNS, sheetOf, type SheetRow, type StoredSheet } from '../../src/ratings/periods/stored-sheets.js';
import { drawFrom, type Mix } from '../counters/operations.js';
import type { World } from '../counters/world.js';
import { addPeople, operator } from '../facts.js';

const REASON = 'ghi nhận trong bài kiểm chứng';
const LEVELS: readonly Level[] = ['tot', 'tot', 'tot', 'tot', 'hoan_thanh', 'khong_hoan_thanh'];
/** What fills the city before its year is rated: facts of every kind, and nothing that takes people away. */
const FILLING: Mix = [
  ['record', 60],
  ['setScope', 15],
  ['saveRow', 10],
  ['transfer', 10],
];

/** A random city whose year is rated by its services from the draft to the lock, each step by whoever may take it. */
export class RatedWorld {
  periodId = 0;
  private scheme: RatingScheme = DECREE_335;
  private userId = 0;

  constructor(readonly w: World) {}

  /** People of the whole tree, hired over years, and some weeks of their facts. */
  async fill(people: number, operations: number): Promise<void> {
    const { random, t, units } = this.w;
    await addPeople(
      t,
      Array.from({ length: people }, () => ({
        unitId: random.pick(units.filter(({ path }) => path.split('/').length <= 4)).id,
        from: random.pick(['2015-03-01', '2022-12-31', '2023-02-15', '2023-06-30', '2023-09-01']),
        kind: random.pick(['cong_chuc', 'cong_chuc', 'can_bo', 'vien_chuc', 'nguoi_lao_dong']),
        memberships: random.permille(400) ? [{ code: 'dang_vien', from: '2015-01-01' }] : [],
      })),
    );
    for (let n = 0; n < operations; n += 1) {
      this.w.tick();
      await orRefused(drawFrom(this.w, FILLING).run());
    }
    ({ userId: this.userId } = await t.addUser({ displayName: 'Bà Ký tên' }));
  }

  /** The operator in a role; their person is nobody of the city. */
  as(...roles: readonly { role: Role; unitId: number; unitPath: string }[]): RequestContext {
    const { t } = this.w;
    return {
      ...operator(t),
      now: t.clock.now(),
      actor: { userId: this.userId, label: 'Bà Ký tên', onBehalfOf: null },
      roles: roles.map((role) => ({ ...role, lens: null, validTo: null, actsFor: null })),
      personId: 0,
      system: false,
    };
  }

  /** Human resources of the whole city. */
  get hr(): RequestContext {
    const root = this.w.units.find(({ path }) => path.split('/').length === 3);
    return this.as({ role: 'hr', unitId: root?.id ?? 0, unitPath: root?.path ?? '/' });
  }

  private headOf({ unitId, path }: StoredAgency): RequestContext {
    return this.as({ role: 'unit_head', unitId, unitPath: path });
  }

  /** A period by the points or the conditions, opened; some heads are known, the other posts are vacant. */
  async open(code: 'nd90' | 'nd335'): Promise<void> {
    const { t, random } = this.w;
    const ctx = operator(t);
    const version = code === 'nd335' ? await this.pointsOf2023() : null;
    const cutOff = this.w.later(this.w.today, -1);
    this.periodId = await t.app
      .get(PeriodDrafts)
      .create(ctx, { year: 2023, name: null, scheme: code, version, cutOff });
    const employed = await t.db.read.rows<{ person_id: number; unit_id: number }>(
      `SELECT MIN(person_id) AS person_id, unit_id FROM employment WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
        AND kind IN ('cong_chuc', 'vien_chuc', 'can_bo') GROUP BY unit_id ORDER BY unit_id`,
      [cutOff, cutOff],
    );
    const heads = employed
      .filter(() => random.permille(700))
      .map((row) => ({ unitId: Number(row.unit_id), personId: Number(row.person_id) }));
    const said = { restVacant: true, reason: REASON };
    await t.app.get(NameHeads).say(ctx, { periodId: this.periodId, revision: await this.revision() }, heads, said);
    await t.app.get(PeriodDrafts).open(ctx, this.periodId, await this.revision());
    const job = (await jobsOfSubject(t.db.read, this.periodId)).find(({ kind }) => kind === OPEN_JOB);
    const done = job && (await t.app.get(JobRunner).runNow(job.id));
    if (done?.state !== 'done') throw new Error(`the period was not opened: ${JSON.stringify(done)}`);
    this.scheme = await schemeOfPeriod(t.db.read, await periodById(t.db.read, this.periodId));
  }

  /** The points of the later decree for everybody of this year: a version of its own. */
  private async pointsOf2023(): Promise<number> {
    const kinds = ['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong'];
    const content = canonicalJson({ ...DECREE_335, kinds, years: { from: 2023, to: null } } as unknown as Canonical);
    await this.w.t.db.transaction((tx) =>
      tx.insert(
        'rating_scheme_version',
        ['scheme', 'version', 'content', 'digest', 'published_at'],
        [['nd335', 2023, content, digestOf(content), this.w.t.clock.now()]],
      ),
    );
    return 2023;
  }

  private async revision(): Promise<number> {
    return (await periodById(this.w.t.db.read, this.periodId)).revision;
  }

  async agencies(): Promise<StoredAgency[]> {
    return agenciesOf(this.w.t.db.read, this.periodId);
  }

  /** Everybody's sheet, of an agency or of the whole period. */
  async sheets(agencyId: number | null = null): Promise<StoredSheet[]> {
    const rows = await this.w.t.db.read.rows<SheetRow>(
      `SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.period_id = ? ORDER BY s.id`,
      [this.periodId],
    );
    return rows.map(sheetOf).filter((sheet) => agencyId === null || sheet.agencyId === agencyId);
  }

  /** Figures for three of four; the others lack them, and stay open between two levels. */
  async enterFacts(): Promise<void> {
    const { random, t } = this.w;
    for (const { id, revision } of (await this.sheets()).filter(() => random.permille(750)))
      await t.app.get(EnterFacts).enter(this.hr, id, revision, {
        worked: null,
        away: random.permille(100) ? { months: random.pick([200, 300, 400]), on: null, source: null } : null,
        maternity: random.permille(40),
        opinion: random.permille(500),
        discipline: { kind: random.permille(30) ? 'duty' : 'none', on: null, source: null },
        scores: this.someScores(),
      });
  }

  private someScores(): EnteredScore[] {
    const { random } = this.w;
    const of = random.pick([1, 7, 30, 997]);
    return Array.from({ length: periodsOf(this.scheme) }, (_, period) =>
      this.scheme.inputs.filter(isEntered).map(({ code, kind }): EnteredScore => {
        const most = kind === 'yes_no' ? 1 : of;
        return { period, input: code, achieved: random.between(most - 1, most), of: most, on: null, source: null };
      }),
    ).flat();
  }

  /** Teams give levels and hand them in; an agency of heads alone goes on as it is. */
  async propose({ unitId: agencyId }: StoredAgency): Promise<void> {
    const { t } = this.w;
    const open = (await this.sheets(agencyId)).filter(({ state, headOf }) => state !== 'not_rated' && headOf === null);
    for (const level of new Set(LEVELS))
      await this.give(
        'propose',
        agencyId,
        open.filter((_, i) => LEVELS[i % LEVELS.length] === level),
        level,
      );
    for (const team of await teamsOf(t.db.read, this.periodId, agencyId))
      if (open.some((sheet) => sheet.unitId === team.unitId)) {
        const { unitId, revision } = team;
        await t.app.get(MoveTeams).propose(this.by(team.path), { periodId: this.periodId, agencyId, unitId, revision });
      }
    if (open.length === 0) await this.move(agencyId, 'propose');
  }

  private by(path: string): RequestContext {
    return this.as({ role: 'unit_head', unitId: Number(path.split('/').at(-2)), unitPath: path });
  }

  private async give(act: 'propose' | 'decide', agencyId: number, sheets: readonly StoredSheet[], level: Level) {
    const agency = await agencyById(this.w.t.db.read, this.periodId, agencyId);
    const revisions = new Map((await this.sheets(agencyId)).map(({ id, revision }) => [id, revision]));
    const changes = sheets.map(({ id }) => ({ id, revision: revisions.get(id) ?? 0, level }));
    const ask = { act, periodId: this.periodId, agencyId, changes, reason: REASON };
    const { problems } = await this.w.t.app.get(GiveLevels).give(this.headOf(agency), ask);
    if (problems[0]) throw problems[0].error;
  }

  private async move(agencyId: number, act: 'propose' | 'review' | 'decide' | 'lock'): Promise<void> {
    const agency = await agencyById(this.w.t.db.read, this.periodId, agencyId);
    const ask = { periodId: this.periodId, agencyId, revision: agency.revision };
    const ctx = act === 'decide' ? this.headOf(agency) : this.hr;
    await this.w.t.app.get(MoveAgencies).move(ctx, ask, act, '', { number: null, on: null });
  }

  /** Minutes and opinion, then a level for everybody: as many excellent as the cap allows. */
  async decide({ unitId: agencyId }: StoredAgency): Promise<void> {
    const { t } = this.w;
    const paper = { on: this.w.today, text: 'nhất trí' };
    const ask = async () => {
      const { revision } = await agencyById(t.db.read, this.periodId, agencyId);
      return { periodId: this.periodId, agencyId, revision };
    };
    const moves = t.app.get(MoveAgencies);
    await moves.recordMeeting(this.hr, await ask(), { ...paper, present: 5, absent: 0, number: '1/BB' });
    await moves.recordOpinion(this.hr, await ask(), { ...paper, by: 'Chi bộ' });
    await this.move(agencyId, 'review');
    // Heads of this agency are rated by the levels below them: those come first.
    for (const heads of [false, true]) {
      const rated = (await this.sheets(agencyId)).filter(
        ({ state, headOf }) => state !== 'not_rated' && (headOf !== null) === heads,
      );
      for (const [level, sheets] of this.withinCap(await agencyById(t.db.read, this.periodId, agencyId), rated))
        await this.give('decide', agencyId, sheets, level);
    }
    // A decision may move what the machine proposes for a head, which takes back what was decided for that head.
    const again = (await this.sheets(agencyId)).filter(({ state, finalLevel }) => state !== 'not_rated' && !finalLevel);
    if (again.length > 0) await this.give('decide', agencyId, again, 'hoan_thanh');
    await this.move(agencyId, 'decide');
  }

  private withinCap(agency: StoredAgency, sheets: readonly StoredSheet[]): Map<Level, StoredSheet[]> {
    const rules = this.scheme.caps;
    const wanted = sheets.map((sheet, i) => ({ sheet, level: LEVELS[i % LEVELS.length] ?? 'tot' }));
    const groups = [...new Set(sheets.map(({ dutyGroup }) => dutyGroup))].map((code) => {
      const counted = wanted.filter(({ sheet }) => sheet.dutyGroup === code && rules.kinds.includes(sheet.kind));
      const good = counted.filter(({ level }) => placeOfLevel(level) <= 1).length;
      return { code, good, excellent: 0, lower: counted.length - good };
    });
    const { share } = capsOf(rules, { code: agency.code, outstanding: agency.outstanding, groups });
    const room: Record<string, number> = { ...share };
    const given = new Map<Level, StoredSheet[]>();
    for (const { sheet, level } of wanted) {
      const left = room[sheet.dutyGroup] ?? 0;
      const best = level === 'tot' && left > 0 && rules.kinds.includes(sheet.kind);
      if (best) room[sheet.dutyGroup] = left - 1;
      const one = best ? 'xuat_sac' : level;
      given.set(one, [...(given.get(one) ?? []), sheet]);
    }
    return given;
  }

  async lock({ unitId }: StoredAgency): Promise<void> {
    await this.move(unitId, 'lock');
  }
}

/** An operation that is refused in words has done its work too. */
export async function orRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
  });
}
