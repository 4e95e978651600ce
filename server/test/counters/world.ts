import { expect } from '@jest/globals';
import { systemContext, type RequestContext } from '../../src/common/context.js';
import { Secrets } from '../../src/database/secrets.js';
import { DirectivesService } from '../../src/directives/directives.service.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { OpenRows } from '../../src/imports/open-rows.js';
import { StartUndo } from '../../src/imports/undo/start-undo.js';
import { ChangePerson } from '../../src/people/change-person.js';
import { ChangeScope } from '../../src/people/change-scope.js';
import { DirectEntry } from '../../src/progress/direct-entry.js';
import { RecordStatus } from '../../src/progress/record-status.js';
import { advanceDay } from '../../src/rollups/advance-day.js';
import { Random } from '../../src/seed/random.js';
import type { TestApp } from '../app.js';
import { BeforeImports } from './undo.js';

const DAY_MS = 86_400_000;
const FEW_DAYS_MS = 4 * DAY_MS;
/** Days beside which everything else is recent: before history is kept, on its first day, and about a year back. */
const LONG_AGO = ['2016-09-05', '2021-07-01', '2022-12-31', '2023-01-01', '2023-02-28', '2023-06-30'];
const GIVEN = [
  'An',
  'Bình',
  'Cúc',
  'Dũng',
  'Hạnh',
  'Khoa',
  'Lan',
  'Minh',
  'Oanh',
  'Phúc',
  'Quỳnh',
  'Sơn',
  'Thảo',
  'Vy',
];
const FAMILY = ['Nguyễn Văn', 'Trần Thị', 'Lê Hoàng', 'Phạm Ngọc', 'Đặng Thu', 'Võ Quốc', 'Hồ Mỹ', 'Bùi Đức'];

export interface Citizen {
  citizenId: string;
  fullName: string;
  birthDate: string | null;
}

export interface SomePerson {
  id: number;
  version: number;
  unitId: number;
  fullName: string;
  employed: boolean;
}

export interface WorldUnit {
  id: number;
  name: string;
  path: string;
}

/** A small random city, the people who may work in it, and the services that change it. */
export class World {
  readonly entry: DirectEntry;
  readonly changes: ChangePerson;
  readonly scopes: ChangeScope;
  readonly records: RecordStatus;
  readonly imports: ImportsService;
  readonly open: OpenRows;
  readonly undo: StartUndo;
  readonly before = new BeforeImports();
  readonly criteria: { code: string; stages: string[] }[] = [];
  private readonly citizenOf: ReadonlyMap<string, Citizen>;
  constructor(
    readonly t: TestApp,
    readonly random: Random,
    readonly units: readonly WorldUnit[],
    readonly citizens: readonly Citizen[],
    /** nobody else works here: what an operation has said must still be so when it is looked up */
    readonly alone = true,
  ) {
    this.entry = t.app.get(DirectEntry);
    this.changes = t.app.get(ChangePerson);
    this.scopes = t.app.get(ChangeScope);
    this.records = t.app.get(RecordStatus);
    this.imports = t.app.get(ImportsService);
    this.open = t.app.get(OpenRows);
    this.undo = t.app.get(StartUndo);
    const secrets = t.app.get(Secrets);
    this.citizenOf = new Map(citizens.map((citizen) => [secrets.citizenIdIndex(citizen.citizenId), citizen]));
  }

  /** The same city with chance of its own, for a writer beside others. */
  async beside(seed: string, citizens: readonly Citizen[]): Promise<World> {
    const world = new World(this.t, new Random(seed), this.units, citizens, false);
    await world.learn();
    return world;
  }

  async learn(): Promise<void> {
    for (const c of await this.t.app.get(DirectivesService).criteria())
      this.criteria.push({ code: c.code, stages: c.stages.map((s) => s.code) });
  }

  get today(): string {
    return this.t.clock.today();
  }

  /** The operator of the machine, or the personnel officer of one unit and all below it. */
  someCaller(): RequestContext {
    const ctx = systemContext('test', this.t.clock.now(), this.today);
    if (!this.random.permille(100)) return ctx;
    const { id, path } = this.random.pick(this.units);
    const role = { role: 'hr' as const, unitId: id, unitPath: path, lens: null, validTo: null, actsFor: null };
    return { ...ctx, system: false, roles: [role] };
  }

  /** Minutes pass between any two operations. */
  tick(): void {
    this.t.clock.set(this.t.clock.now() + this.random.between(1, 9) * 60_000);
  }

  /** Some days pass; counters follow when the day is turned. */
  letDaysPass(days: number): void {
    this.t.clock.set(this.t.clock.now() + days * DAY_MS);
  }

  async turnDay(): Promise<void> {
    await advanceDay(this.t.db, await this.t.app.get(DirectivesService).countRules(), this.t.clock);
  }

  async everyone(where = '1 = 1'): Promise<SomePerson[]> {
    const rows = await this.t.db.read.rows<Record<string, number | string>>(
      `SELECT id, version, unit_id, full_name, employed FROM person WHERE ${where} ORDER BY id`,
    );
    return rows.map((r) => ({
      id: Number(r['id']),
      version: Number(r['version']),
      unitId: Number(r['unit_id']),
      fullName: String(r['full_name']),
      employed: Number(r['employed']) === 1,
    }));
  }

  /** Somebody, mostly somebody who works here today; null in an empty city. */
  async someone(): Promise<SomePerson | null> {
    const people = await this.everyone(this.random.permille(850) ? 'employed = 1' : '1 = 1');
    return people.length === 0 ? null : this.random.pick(people);
  }

  async some(most: number): Promise<SomePerson[]> {
    const people = await this.everyone();
    const chosen = new Map<number, SomePerson>();
    for (let n = this.random.between(1, most); n > 0 && people.length > 0; n -= 1) {
      const person = this.random.pick(people);
      chosen.set(person.id, person);
    }
    return [...chosen.values()];
  }

  /** The people whom a unit's list would hold: those who work there or below, and now and then somebody else. */
  async someOnList(count: number, path: string): Promise<Citizen[]> {
    const rows = await this.t.db.read.rows<{ citizen_id_index: string }>(
      'SELECT p.citizen_id_index FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.employed = 1 AND u.path LIKE ? ORDER BY p.id',
      [`${path}%`],
    );
    const here = rows.flatMap((row) => this.citizenOf.get(row.citizen_id_index) ?? []);
    return Array.from({ length: count }, () =>
      this.random.pick(here.length > 0 && this.random.permille(650) ? here : this.citizens),
    );
  }

  /** A text as people type it: now and then one that no record has room for. */
  someText(text: string): string {
    return this.random.permille(15) ? `${text} ${'dài '.repeat(100)}` : text;
  }

  /** A day from long ago up to today, mostly one of a few of the last weeks: several things happen on each. */
  pastDay(): string {
    if (this.random.permille(60)) return this.random.pick(LONG_AGO);
    if (this.random.permille(250)) return this.today;
    return this.dayAt(this.fewDays() - this.random.below(5) * FEW_DAYS_MS);
  }

  /** A day that has not come, or one of the past. */
  anyDay(): string {
    return this.random.permille(250)
      ? this.dayAt(this.fewDays() + this.random.between(1, 5) * FEW_DAYS_MS)
      : this.pastDay();
  }

  /** The last of the few days that has come. */
  private fewDays(): number {
    return Math.floor(this.t.clock.now() / FEW_DAYS_MS) * FEW_DAYS_MS;
  }

  private dayAt(instant: number): string {
    return new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);
  }

  /** A day some days after another. */
  later(day: string, days: number): string {
    return dayAfter(day, days);
  }

  /** What an operation has said must be so. */
  async expectEmployed(personId: number, day: string, unitId: number | null): Promise<void> {
    if (!this.alone) return;
    const rows = await this.t.db.read.rows<{ unit_id: number }>(
      'SELECT unit_id FROM employment WHERE person_id = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)',
      [personId, day, day],
    );
    expect({ personId, day, units: rows.map((row) => Number(row.unit_id)) }).toEqual({
      personId,
      day,
      units: unitId === null ? [] : [unitId],
    });
  }
}

/** A tree of four levels: one city, districts and a department, wards and offices, teams; one unit ended, one began late. */
export async function makeWorld(t: TestApp, seed: string): Promise<World> {
  const random = new Random(seed);
  const ids: number[] = [];
  const city = await t.addUnit('79', null, 'Thành phố Sông Xanh');
  const levels: number[][] = [[city], [], [], []];
  ids.push(city);
  const names = ['', 'Quận', 'Phường', 'Tổ'];
  for (const [level, count] of [
    [1, 3],
    [2, 7],
    [3, 4],
  ] as const)
    for (let n = 0; n < count; n += 1) {
      const parent = random.pick(levels[level - 1] ?? []);
      const number = (levels[level]?.length ?? 0) + 1;
      const id = await t.addUnit(`U${level}${number}`, parent, `${names[level]} ${number}`);
      levels[level]?.push(id);
      ids.push(id);
    }
  const [ended, late] = [levels[2]?.at(-1) ?? 0, levels[3]?.at(-1) ?? 0];
  await t.db.transaction(async (tx) => {
    await tx.run('UPDATE unit SET valid_to = ? WHERE id = ?', ['2023-10-31', ended]);
    await tx.run('UPDATE unit SET valid_from = ? WHERE id = ?', ['2023-11-01', late]);
  });
  const rows = await t.db.read.rows<WorldUnit>('SELECT id, name, path FROM unit ORDER BY id');
  const units = rows.map((row) => ({ ...row, id: Number(row.id) }));
  const world = new World(t, random, units, makeCitizens(random, 260, '079', t.clock.today()));
  await world.learn();
  await world.turnDay();
  return world;
}

/**
 * People nobody knows yet. Half of them turn 25, 40 or 60 in the weeks around the first day, for on that birthday a
 * card ends.
 */
export function makeCitizens(random: Random, count: number, province: string, today: string): Citizen[] {
  return Array.from({ length: count }, (_, n) => {
    const turning = dayAfter(today, random.between(-30, 50));
    const anyYear = random.between(1958, 2003);
    const anyDay = `${anyYear}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`;
    const leapling = `${anyYear - (anyYear % 4)}-02-29`;
    const turned = `${Number(turning.slice(0, 4)) - random.pick([25, 40, 60])}${turning.slice(4)}`;
    const birthDate = random.permille(500) ? turned : random.permille(60) ? leapling : anyDay;
    const century = (birthDate >= '2000' ? 2 : 0) + random.below(2);
    return {
      citizenId: `${province}${century}${birthDate.slice(2, 4)}${String(n + 1).padStart(6, '0')}`,
      fullName: `${random.pick(FAMILY)} ${random.pick(GIVEN)}`,
      birthDate: random.permille(60) ? null : birthDate,
    };
  });
}

const pad = (n: number): string => String(n).padStart(2, '0');
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
