import { expect } from '@jest/globals';
import { takeIn, untilApplied } from '../until-read.js';
import type { RequestContext } from '../../src/common/context.js';
import type { StoredImport } from '../../src/imports/stored-import.js';
import type { StageReport } from '../../src/progress/record-status.js';
import { rosterCsv } from './roster-csv.js';
import { peopleNow } from './undo.js';
import type { SomePerson, World } from './world.js';

const KINDS = ['cong_chuc', 'cong_chuc', 'vien_chuc', 'can_bo', 'nguoi_lao_dong', 'khong_chuyen_trach', 'khac'];
const MEMBERSHIPS = ['dang_vien', 'doan_vien', 'cong_doan', 'hoi_vien'];
const TRUSTS = ['self', 'unit', 'checked', 'evidence', 'police', null];

/** Changes the city in one random way; answers what it did. Refusals are thrown, as they are to a caller. */
type Operation = (w: World, ctx: RequestContext) => Promise<string>;

/** Somebody new, somebody who left, or somebody of another unit, by the citizen id. */
const hire: Operation = async (w, ctx) => {
  const { random } = w;
  const citizen = random.pick(w.citizens);
  const unit = random.pick(w.units);
  const from = random.permille(300) ? null : w.pastDay();
  const { personId: id } = await w.entry.save(ctx, {
    id: null,
    version: null,
    unitId: unit.id,
    fullName: citizen.fullName,
    citizenId: citizen.citizenId,
    birthDate: citizen.birthDate,
    sex: null,
    phone: null,
    kind: random.pick(KINDS),
    title: random.permille(300) ? w.someText('Chuyên viên') : null,
    memberships: random.permille(500) ? someOf(w, MEMBERSHIPS) : null,
    employedFrom: from,
    stages: random.permille(500) ? [someReport(w)] : [],
    acceptTransfer: random.permille(600),
  });
  await w.expectEmployed(id, from ?? ctx.today, unit.id);
  return `hire ${id} in ${unit.name} from ${from ?? 'today'}`;
};

/** The row of somebody who is there: another kind, title, birth date, memberships or stage. */
const saveRow: Operation = async (w, ctx) => {
  const { random } = w;
  const person = await w.someone();
  if (!person) return 'save nobody';
  const stages = random.permille(400) ? [someReport(w)] : [];
  await w.entry.save(ctx, {
    id: person.id,
    version: random.permille(950) ? person.version : person.version + 1,
    unitId: random.permille(950) ? person.unitId : random.pick(w.units).id,
    fullName: random.permille(950) ? person.fullName : 'Nguyễn Thị Sửa',
    citizenId: null,
    birthDate: random.pick(w.citizens).birthDate,
    sex: random.pick(['male', 'female', null]),
    phone: null,
    kind: random.pick(KINDS),
    title: random.pick(['Chuyên viên', 'Giáo viên', null]),
    memberships: random.permille(500) ? someOf(w, MEMBERSHIPS) : null,
    employedFrom: null,
    stages,
    acceptTransfer: false,
  });
  return `save the row of ${person.id} ${JSON.stringify(stages)}`;
};

const leave: Operation = async (w, ctx) => {
  const person = await w.someone();
  if (!person) return 'nobody leaves';
  const lastDay = w.anyDay();
  await w.changes.endEmployment(ctx, person.id, lastDay, w.someText('nghỉ việc'), person.version);
  for (const days of [1, 40]) await w.expectEmployed(person.id, w.later(lastDay, days), null);
  return `${person.id} leaves after ${lastDay}`;
};

const transfer: Operation = async (w, ctx) => {
  const { random } = w;
  const person = await w.someone();
  if (!person) return 'nobody moves';
  const unit = random.pick(w.units);
  const from = w.anyDay();
  const kind = random.permille(300) ? random.pick(KINDS) : null;
  const order = { orderNumber: w.someText('12/QĐ'), kind, title: null, version: person.version };
  await w.changes.transfer(ctx, { personId: person.id, toUnitId: unit.id, from, ...order });
  await w.expectEmployed(person.id, from, unit.id);
  return `${person.id} moves to ${unit.name} on ${from}`;
};

const setScope: Operation = async (w, ctx) => {
  const { random } = w;
  const people = idsOf(await w.some(5));
  const status = random.pick(['exempt', 'deferred', 'in_scope'] as const);
  const from = w.anyDay();
  const to = status !== 'in_scope' && random.permille(700) ? w.later(from, random.between(-1, 50)) : null;
  const criteria = someOf(
    w,
    w.criteria.map((c) => c.code),
  );
  const reason = random.permille(950) ? w.someText('nghỉ thai sản') : '';
  const paper = { reason, documentNumber: w.someText('7/QĐ'), approver: null };
  await w.scopes.setScope(ctx, { personIds: people, criteria, status, from, to, ...paper });
  return `${status} ${people.join()} for ${criteria.join()} from ${from} to ${to}`;
};

const record: Operation = async (w, ctx) => {
  const people = idsOf(await w.some(w.random.permille(600) ? 1 : 12));
  const report = someReport(w);
  const done = await w.records.record(ctx, people, report);
  expect(done.recorded + done.unchanged + done.problems.length).toBe(people.length);
  return `record ${JSON.stringify(report)} for ${people.join()}: ${done.recorded} recorded`;
};

/** Takes back a record that stands, one that was taken back already, or one of somebody else. */
const correct: Operation = async (w, ctx) => {
  const rows = await w.t.db.read.rows<{ id: number; person_id: number }>(
    'SELECT id, person_id FROM status_event ORDER BY id',
  );
  if (rows.length === 0) return 'nothing to correct';
  const { id, person_id: personId } = w.random.pick(rows);
  const of = w.random.permille(950) ? personId : w.random.pick(rows).person_id;
  await w.records.retract(ctx, Number(of), Number(id), w.someText('ghi nhầm'));
  return `take back ${id} of ${of}`;
};

const setReason: Operation = async (w, ctx) => {
  const people = idsOf(await w.some(4));
  const reason = w.random.pick(['sms_not_received', 'no_smartphone', 'no_such_reason', null]);
  const criterion = w.random.pick(w.criteria).code;
  await w.records.setReason(ctx, people, criterion, reason);
  return `reason ${reason} for ${people.join()}`;
};

/** A list is read, and mostly applied at once: then the same file again has nothing new to tell. */
const importList: Operation = async (w, ctx) => {
  const { random } = w;
  const target = random.pick(w.units);
  const below = w.units.filter((unit) => unit.path.startsWith(target.path));
  const asOf = random.permille(850) ? w.pastDay() : null;
  const { bytes, rows } = await rosterCsv(w, below, target.path);
  const file = { bytes, fileName: 'danh-sach.csv', unitId: target.id, asOf };
  const read = await takeIn(w.t, ctx, file);
  const { id, counts } = read;
  const title = `list of ${target.name} as of ${asOf}: ${read.refusalCode ?? JSON.stringify(counts)}`;
  if (read.state !== 'planned' || random.permille(150)) return `${title}, left`;
  expect(counts.rows).toBe(rows);
  expect(counts.accepted + counts.rejected + counts.conflict).toBe(rows);
  const applied = await applyFrom(w, id, () => w.imports.apply(ctx, id, random.permille(900)));
  if (w.alone) expect(applied.counts).toEqual(counts);
  expect(applied.counts.accepted + applied.counts.rejected + applied.counts.conflict).toBe(rows);
  if (!w.alone) return `${title}, applied among others`;
  const again = (await w.imports.preview(ctx, file)).plan?.rows ?? [];
  const text = bytes.toString('utf8');
  expect({ text, asOf, news: again.flatMap((row) => row.plan?.changes ?? []) }).toEqual({ text, asOf, news: [] });
  expect(again.filter((row) => row.outcome === 'new')).toEqual([]);
  return `${title}, applied`;
};

/** Applies a list, and keeps in mind how its people were before. */
async function applyFrom(w: World, id: number, apply: () => Promise<unknown>): Promise<StoredImport> {
  const then = w.alone ? await peopleNow(w.t.db.read) : null;
  await apply();
  const applied = await untilApplied(w.t, id);
  if (then) await w.before.remember(w.t.db.read, then, 'import_id = ?', [id]);
  return applied;
}

/** A list that was left: applied now, when the data has moved on, or put aside. */
const applyLeft: Operation = async (w, ctx) => {
  const rows = await w.t.db.read.rows<{ id: number }>(
    "SELECT id FROM import_file WHERE state <> 'refused' ORDER BY id",
  );
  if (rows.length === 0) return 'no list';
  const planned = await w.t.db.read.rows<{ id: number }>(
    "SELECT id FROM import_file WHERE state = 'planned' ORDER BY id",
  );
  const { id } = w.random.pick(planned.length > 0 && w.random.permille(900) ? planned : rows);
  if (w.random.permille(250)) {
    await w.imports.discard(ctx, Number(id));
    return `list ${id} put aside`;
  }
  await applyFrom(w, Number(id), () => w.imports.apply(ctx, Number(id), true));
  return `list ${id} applied later`;
};

const decide: Operation = async (w, ctx) => {
  const open = await w.t.db.read.rows<{ id: number }>(
    "SELECT id FROM import_row WHERE state = 'open' AND outcome = 'conflict' ORDER BY id",
  );
  if (open.length === 0) return 'nothing to decide';
  const { id } = w.random.pick(open);
  const decision = w.random.permille(700) ? 'apply' : 'keep';
  const then = w.alone ? await peopleNow(w.t.db.read) : null;
  await w.open.decide(ctx, Number(id), decision, w.random.permille(900) ? w.someText('danh sách đúng') : null);
  if (then) await w.before.remember(w.t.db.read, then, 'id = ?', [Number(id)]);
  return `${decision} row ${id}`;
};

/** A list is taken back, whatever has happened since; mostly one of the last. */
const undoList: Operation = async (w, ctx) => {
  const rows = await w.t.db.read.rows<{ id: number }>(
    "SELECT id FROM import_file WHERE state <> 'refused' ORDER BY id",
  );
  if (rows.length === 0) return 'no list to take back';
  const { id } = w.random.pick(w.random.permille(700) ? rows.slice(-4) : rows);
  await w.undo.start(ctx, Number(id));
  const { state } = await untilApplied(w.t, Number(id));
  if (!w.alone) return `list ${id} taken back among others`;
  expect(state).toBe('undone');
  const compared = await w.before.expectBack(w.t.db.read, Number(id));
  return `list ${id} taken back, ${compared} rows that had changed somebody`;
};

/** Days pass; mostly the day is turned at once, sometimes others work before it is. */
const wait: Operation = async (w) => {
  const days = w.random.between(1, 3);
  w.letDaysPass(days);
  if (w.random.permille(700)) await w.turnDay();
  return `${days} days pass`;
};

const turn: Operation = async (w) => {
  await w.turnDay();
  return 'the day is turned';
};

const OPERATIONS = {
  hire,
  saveRow,
  leave,
  transfer,
  setScope,
  record,
  correct,
  setReason,
  importList,
  applyLeft,
  decide,
  undoList,
  wait,
  turn,
};
export type OperationName = keyof typeof OPERATIONS;
export const ALL_OPERATIONS = Object.keys(OPERATIONS) as OperationName[];

/** How often each is drawn. */
export type Mix = readonly (readonly [OperationName, number])[];

export const EVERYTHING: Mix = [
  ['hire', 17],
  ['saveRow', 8],
  ['leave', 7],
  ['transfer', 10],
  ['setScope', 8],
  ['record', 20],
  ['correct', 7],
  ['setReason', 2],
  ['importList', 9],
  ['applyLeft', 2],
  ['decide', 6],
  ['undoList', 4],
  ['wait', 1],
  ['turn', 1],
];

export const WRITERS: Mix = [
  ['hire', 28],
  ['record', 32],
  ['transfer', 16],
  ['leave', 4],
  ['setScope', 4],
  ['correct', 4],
  ['importList', 6],
  ['decide', 4],
  ['undoList', 3],
  ['wait', 2],
];

export function drawFrom(w: World, mix: Mix): { name: OperationName; run: () => Promise<string> } {
  let at = w.random.below(mix.reduce((sum, [, weight]) => sum + weight, 0));
  const [name] = mix.find(([, weight]) => (at -= weight) < 0) ?? ['turn' as const];
  const ctx = w.someCaller();
  return { name, run: () => OPERATIONS[name](w, ctx) };
}

const idsOf = (people: readonly SomePerson[]): number[] => people.map((person) => person.id);

function someOf<T>(w: World, list: readonly T[]): T[] {
  return list.filter(() => w.random.permille(400));
}

function someReport(w: World): StageReport {
  // Cards have the most rules: they end by themselves, and are held on the word of several.
  const [card] = w.criteria;
  const criterion = card && w.random.permille(300) ? card : w.random.pick(w.criteria);
  return {
    criterion: criterion.code,
    stage: w.random.permille(990) ? w.random.pick(criterion.stages) : 'no_such_stage',
    on: w.random.permille(300) ? null : w.random.permille(970) ? w.pastDay() : w.anyDay(),
    trust: w.random.pick(TRUSTS),
    reference: w.random.permille(200) ? w.someText('H29.18-0001') : null,
  };
}
