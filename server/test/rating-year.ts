import { NameHeads } from '../src/ratings/periods/name-heads.service.js';
import { PeriodDrafts, type PeriodAsk } from '../src/ratings/periods/period-drafts.service.js';
import { OPEN_JOB } from '../src/ratings/periods/open-period.js';
import { periodById, type StoredPeriod } from '../src/ratings/periods/stored-periods.js';
import { SHEET_COLUMNS, sheetOf, type SheetRow, type StoredSheet } from '../src/ratings/periods/stored-sheets.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { jobsOfSubject } from '../src/jobs/job-table.js';
import type { Session, TestApp } from './app.js';
import { addPeople, addTree, operator, type TestPerson } from './facts.js';

/** Units of the small city, by code; the school ends its year earlier than the rest. */
export const RATING_TREE: readonly string[] = [
  '79,Thành phố Sông Xanh,thanh_pho,,,',
  'A,Quận An Hòa,quan,79,,',
  'A1,Phường Hòa Mai,phuong,A,,',
  'A2,Phường Bình Tây,phuong,A,,',
  'AT,Trường Tiểu học Hòa Mai,truong_hoc,A,,',
  'C,Sở Nội vụ,so_ban_nganh,79,,',
  'C1,Phòng Tổ chức,phong,C,,',
];

/** People of the small city by a name of the test's; `head` heads the unit, by an account. */
const PEOPLE: readonly (Omit<TestPerson, 'unitId'> & { name: string; unit: string; head?: true })[] = [
  { name: 'mayor', unit: '79', kind: 'can_bo', head: true },
  { name: 'headA', unit: 'A', kind: 'can_bo', head: true },
  { name: 'a-1', unit: 'A' },
  { name: 'a-2', unit: 'A', memberships: [{ code: 'dang_vien', from: '2015-01-01' }] },
  { name: 'a-worker', unit: 'A', kind: 'nguoi_lao_dong' },
  { name: 'headA1', unit: 'A1', head: true },
  { name: 'a1-1', unit: 'A1' },
  { name: 'a1-2', unit: 'A1' },
  { name: 'a1-3', unit: 'A1' },
  { name: 'a1-new', unit: 'A1', from: '2023-09-01' },
  {
    name: 'a1-maternity',
    unit: 'A1',
    scopes: [{ criterion: 'vneid_level2', status: 'deferred', from: '2023-02-01', to: '2023-08-31' }],
  },
  { name: 'a2-1', unit: 'A2' },
  { name: 'a2-mover', unit: 'C', to: '2023-08-31', then: [{ unitId: 0, from: '2023-09-01' }] },
  { name: 'headAT', unit: 'AT', kind: 'vien_chuc', head: true },
  { name: 'at-1', unit: 'AT', kind: 'vien_chuc' },
  { name: 'at-2', unit: 'AT', kind: 'vien_chuc' },
  { name: 'headC', unit: 'C', head: true },
  { name: 'c-1', unit: 'C' },
  { name: 'c1-1', unit: 'C1' },
  { name: 'c1-2', unit: 'C1' },
];

export type RatingPerson = (typeof PEOPLE)[number]['name'];

/** The decree of the test's year, and a cut-off that is over on the day of the test's clock (20/11/2023). */
export const RATING_ASK: PeriodAsk = { year: 2023, name: null, scheme: 'nd90', version: null, cutOff: '2023-11-15' };

/** A small city with people, heads with accounts, and what is needed to prepare and open periods in it. */
export class RatingYear {
  private constructor(
    readonly t: TestApp,
    readonly units: ReadonlyMap<string, number>,
    private readonly people: ReadonlyMap<string, number>,
    private readonly sessions: ReadonlyMap<string, Session>,
  ) {}

  /**
   * Units, people and accounts, without a period: `hr` and `committee` of the whole city, `hrA` of the district, and an
   * account for each head under the name of the person (`headA`…). Half of the people have activated.
   */
  static async of(t: TestApp): Promise<RatingYear> {
    const units = await addTree(t, RATING_TREE);
    const unit = (code: string) => units.get(code) ?? 0;
    const ids = await addPeople(
      t,
      PEOPLE.map(({ unit: code, then, ...person }, i) => ({
        ...person,
        unitId: unit(code),
        ...(then ? { then: then.map((next) => ({ ...next, unitId: unit('A2') })) } : {}),
        events:
          i % 2 === 0 ? [{ criterion: 'vneid_level2', stage: 'activated', on: '2023-06-01', trust: 'checked' }] : [],
      })),
    );
    const people = new Map(PEOPLE.map(({ name }, i) => [name, ids[i] ?? 0]));
    const sessions = new Map<string, Session>();
    sessions.set('hr', await t.signInAs('hr', unit('79'), { displayName: 'Bà Tổ chức' }));
    sessions.set('hrA', await t.signInAs('hr', unit('A'), { displayName: 'Ông Tổ chức Quận A' }));
    sessions.set('committee', await t.signInAs('committee', unit('79'), { displayName: 'Ông Ủy ban' }));
    for (const { name, unit: code, head } of PEOPLE)
      if (head)
        sessions.set(
          name,
          await t.signInAs('unit_head', unit(code), {
            displayName: `Thủ trưởng ${code}`,
            personId: people.get(name) ?? null,
          }),
        );
    return new RatingYear(t, units, people, sessions);
  }

  /** The key of a unit by its code. */
  unit(code: string): number {
    const id = this.units.get(code);
    if (id === undefined) throw new Error(`no unit ${code}`);
    return id;
  }

  /** The key of a person by the test's name for them. */
  person(name: RatingPerson): number {
    const id = this.people.get(name);
    if (id === undefined) throw new Error(`no person ${name}`);
    return id;
  }

  /** A session by name: `hr`, `hrA`, `committee`, or a head. */
  as(name: string): Session {
    const session = this.sessions.get(name);
    if (!session) throw new Error(`nobody signs in as ${name}`);
    return session;
  }

  /** A staff account of somebody, signed in; their own rating is theirs to see. */
  signInPerson(name: RatingPerson): Promise<Session> {
    return this.t.signInAs('staff', null, { personId: this.person(name), displayName: name });
  }

  /** A draft by the machine's own operator. */
  draft(changes: Partial<PeriodAsk> = {}): Promise<number> {
    return this.t.app.get(PeriodDrafts).create(operator(this.t), { ...RATING_ASK, ...changes });
  }

  /** A period that is open, with everybody in it. */
  async opened(changes: Partial<PeriodAsk> = {}): Promise<StoredPeriod> {
    return this.openedDraft(await this.ready(changes));
  }

  /** Opens a draft that may be opened. */
  async openedDraft(id: number): Promise<StoredPeriod> {
    const { revision } = await periodById(this.t.db.read, id);
    await this.t.app.get(PeriodDrafts).open(operator(this.t), id, revision);
    return this.gathered(id);
  }

  /** A draft that may be opened: nobody heads A2 and C1. */
  async ready(changes: Partial<PeriodAsk> = {}): Promise<number> {
    const periodId = await this.draft(changes);
    const { revision } = await periodById(this.t.db.read, periodId);
    const rest = { restVacant: true, reason: 'chưa bổ nhiệm' };
    await this.t.app.get(NameHeads).say(operator(this.t), { periodId, revision }, [], rest);
    return periodId;
  }

  /** Does the work of the opening here and now. */
  async gathered(periodId: number): Promise<StoredPeriod> {
    const job = (await jobsOfSubject(this.t.db.read, periodId)).find(({ kind }) => kind === OPEN_JOB);
    if (job) await this.t.app.get(JobRunner).runNow(job.id);
    return periodById(this.t.db.read, periodId);
  }

  /** The sheet of somebody in a period. */
  async sheet(periodId: number, name: RatingPerson): Promise<StoredSheet> {
    const [row] = await this.t.db.read.rows<SheetRow>(
      `SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.period_id = ? AND s.person_id = ?`,
      [periodId, this.person(name)],
    );
    if (!row) throw new Error(`${name} is not in the period`);
    return sheetOf(row);
  }
}
