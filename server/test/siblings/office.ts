import { systemContext } from '../../src/common/context.js';
import { ConfirmWeek } from '../../src/confirmations/confirm-week.js';
import { WeekSheets } from '../../src/confirmations/week-sheet.js';
import type { Session, TestApp } from '../app.js';
import { applyImport, upload } from '../roster-city.js';
import { listCsv, type Listed } from '../roster-lists.js';

export const SAVE = `mutation($input: PersonRowInput!) { savePerson(input: $input) { id version } }`;
/** Somebody of B whom A lists too, under another name, and somebody who has left B and comes to A. */
export const CONTESTED = '079161099555';
export const LEFT = '079161099556';

/** Something of each kind that an id can name. The words and codes that name things stand beside the ids. */
export interface Things {
  unit: string;
  unitCode: string;
  person: string;
  event: string;
  import: string;
  planned: string;
  row: string;
  user: string;
  role: string;
  view: string;
  week: string;
  username: string;
  words: string;
}

/** What is told of people: of A's the same in every city, of the hidden something else in each. */
interface Told {
  born: string;
  from: string;
  title: string;
  days: [string, string, string];
  reached: string;
  why: string;
  paper: string;
  suffix: string;
}
const OF_A: Told = {
  born: '1962-03-17',
  from: '2021-05-06',
  title: 'Chuyên viên',
  days: ['2023-03-04', '2023-03-05', '2023-03-06'],
  reached: 'activated',
  why: 'ốm',
  paper: 'SO-1',
  suffix: '',
};
const HIDDEN: [Told, Told] = [
  {
    ...OF_A,
    born: '1961-03-17',
    from: '2021-04-05',
    title: 'Chức kín',
    days: ['2023-02-03', '2023-02-04', '2023-02-05'],
    why: 'lý do kín',
    paper: 'SO-KIN',
  },
  {
    born: '1961-05-19',
    from: '2021-04-06',
    title: 'Chức kín khác',
    days: ['2023-02-06', '2023-02-07', '2023-02-08'],
    reached: 'approved',
    why: 'lý do kín khác',
    paper: 'SO-KIN-2',
    suffix: ' Khác',
  },
];

/** A unit and those who keep its records. */
export class Office {
  private made = 0;

  constructor(
    private readonly t: TestApp,
    readonly unit: number,
    private readonly code: string,
    readonly hr: Session,
    private readonly variant: 0 | 1 | null,
  ) {}

  private get told(): Told {
    return this.variant === null ? OF_A : HIDDEN[this.variant];
  }

  private nextCitizenId(): string {
    this.made += 1;
    return `0791610${String(this.unit).padStart(2, '0')}${(this.variant === null ? 100 : 900) + this.made}`;
  }

  /** Answers the key. */
  async save(fullName: string, citizenId = this.nextCitizenId()): Promise<string> {
    const { told } = this;
    const suffix = citizenId === LEFT || citizenId === CONTESTED ? '' : told.suffix;
    const input = {
      unitId: String(this.unit),
      fullName: `${fullName}${suffix}`,
      citizenId,
      birthDate: told.born,
      phone: '0977000123',
      kind: 'cong_chuc',
      title: told.title,
      memberships: ['dang_vien'],
      employedFrom: told.from,
      stages: [
        { criterion: 'chip_card', stage: 'held', on: told.days[0] },
        {
          criterion: 'vneid_level2',
          stage: told.reached === 'activated' ? 'approved' : 'registered',
          on: told.days[1],
        },
      ],
    };
    return (await this.t.ask<{ savePerson: { id: string } }>(SAVE, { input }, this.hr)).savePerson.id;
  }

  /** A person with everything, an account with a role, a list applied with a row that waits, a list not applied yet. */
  async fill(fullName: string, username: string, more: Listed[] = []): Promise<Things> {
    const { t, told } = this;
    const citizenId = this.nextCitizenId();
    const person = await this.save(fullName, citizenId);
    await t.ask(
      `mutation($id: ID!, $on: Day!, $reached: String!, $why: String!, $paper: String!) {
        recordStatus(personIds: [$id], criterion: "vneid_level2", stage: $reached, on: $on, trust: "checked", reference: $paper) { recorded }
        setReason(personIds: [$id], criterion: "online_service", reason: "no_smartphone") { recorded }
        setScope(input: { personIds: [$id], criteria: ["online_service"], status: "exempt", validFrom: $on, reason: $why, documentNumber: $paper, approver: $why }) { recorded } }`,
      { id: person, on: told.days[2], reached: told.reached, why: told.why, paper: told.paper },
      this.hr,
    );
    const newest = async (table: string, where: string, value: string) =>
      String((await t.db.read.one<{ id: number }>(`SELECT MAX(id) AS id FROM ${table} WHERE ${where}`, [value]))?.id);
    const list: Listed[] = [
      {
        name: `${fullName} Em`,
        id: this.nextCitizenId(),
        activated: this.variant === null ? '07/03/2023' : '07/02/2023',
      },
      { name: `${fullName} Sai`, id: '12' },
      { name: `${fullName} Hai`, id: citizenId },
    ];
    const fileName = this.variant === null ? 'danh-sach.csv' : `tep-kin-${this.code}.csv`;
    const applied = await this.bring([...list, ...more.slice(0, 1)], fileName);
    await applyImport(t, this.hr, applied);
    const planned = await this.bring([...list, ...more], fileName);
    const account = await t.addUser({
      username: `${username}.vien-chuc`,
      displayName: this.variant === null ? 'Người Quen' : `Người Kín${told.suffix}`,
    });
    return {
      unit: String(this.unit),
      unitCode: this.code,
      person,
      event: await newest('status_event', 'person_id = ?', person),
      import: applied,
      planned,
      row: await newest('import_row', "outcome = 'conflict' AND import_id = ?", applied),
      user: String(account.userId),
      role: String(await t.giveRole(account.userId, this.variant === null ? 'hr' : 'unit_head', this.unit)),
      view: await this.keepView(fullName),
      week: await this.confirmWeek(),
      username: account.username,
      words: fullName,
    };
  }

  private async keepView(name: string): Promise<string> {
    const kept = await this.t.ask<{ saveView: { id: string } }>(
      'mutation($name: String!, $path: String!) { saveView(name: $name, path: $path) { id } }',
      { name, path: `/units/${this.unit}/people` },
      this.hr,
    );
    return kept.saveView.id;
  }

  /** Somebody vouches for the unit's figures as they stand. */
  private async confirmWeek(): Promise<string> {
    const { app, clock } = this.t;
    const label = this.variant === null ? 'Ông Xác nhận' : `Người Kín${this.told.suffix}`;
    const ctx = systemContext(label, clock.now(), clock.today());
    const { key } = await app.get(WeekSheets).sheet(ctx, this.unit, null);
    const seen = { unitId: this.unit, week: ctx.today, revision: 0, figures: key ?? '', answer: null };
    await app.get(ConfirmWeek).confirm(ctx, seen);
    return String((await app.get(WeekSheets).sheet(ctx, this.unit, null)).revisions[0]?.week.id);
  }

  private async bring(rows: readonly Listed[], name: string): Promise<string> {
    const sent = await upload(this.t, this.hr, { bytes: listCsv(rows), name, unit: this.unit });
    if (sent.id === null) throw new Error(JSON.stringify(sent));
    return sent.id;
  }
}
