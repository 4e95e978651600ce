import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { words } from '../src/database/dialect.js';
import { migrate } from '../src/database/migrate.js';
import { MOVES_OF } from '../src/progress/undone-moves.js';
import { drift, personId, unitId } from './roster-city.js';
import { standingState } from './standing-state.js';
import { AN, BINH, CHI, UndoCity } from './undo-city.js';

const TRANSFER = `mutation($id: ID!, $to: ID!, $from: Day!, $version: Int!) {
  done: transferPerson(personId: $id, toUnitId: $to, from: $from, orderNumber: "12/QĐ", kind: "vien_chuc", title: "Thủ quỹ", version: $version) { editId } }`;
const LEAVE = `mutation($id: ID!, $on: Day!, $version: Int!) {
  left: endEmployment(personId: $id, lastDay: $on, reason: "nghỉ hưu", version: $version) }`;
const REASON = `mutation($ids: [ID!]!, $reason: String) { done: setReason(personIds: $ids, criterion: "vneid_level2", reason: $reason) { editId } }`;
const UNDO =
  'mutation($id: ID!) { done: undoEdit(id: $id) { recorded problems { fullName code messageVi messageEn } } }';
const HISTORY = `query($id: ID!) { person(id: $id) {
  employments { unit { code } title validFrom validTo }
  undoneMoves { toUnit { code } on recordedBy undoneBy recordedAt undoneAt } } }`;

interface Undone {
  done: { recorded: number; problems: { fullName: string; code: string; messageVi: string; messageEn: string }[] };
}
interface History {
  person: {
    employments: { unit: { code: string }; title: string; validFrom: string; validTo: string | null }[];
    undoneMoves: { toUnit: { code: string } | null; on: string; recordedAt: number; undoneAt: number }[];
  };
}

forEachDatabase('taking back a transfer and a leaving', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let there: string;
  beforeAll(async () => {
    t = await startApp({ dialect });
    const city = await UndoCity.of(t);
    hr = await t.signInAs('hr', await unitId(t, 'Q1'));
    await city.bring([AN, BINH, CHI], '2023-11-01');
    there = String(await unitId(t, 'BT'));
  });
  afterAll(() => t.close());

  const keyOf = async (of: typeof AN) => String(await personId(t, of.id ?? ''));
  const version = async (id: string) =>
    Number((await t.db.read.one<{ version: number }>('SELECT version FROM person WHERE id = ?', [id]))?.version);
  const transfer = async (id: string, from: string, by = hr) =>
    (
      await t.ask<{ done: { editId: string | null } }>(
        TRANSFER,
        { id, to: there, from, version: await version(id) },
        by,
      )
    ).done.editId;
  const leave = async (id: string, on: string, by = hr) =>
    (await t.ask<{ left: string | null }>(LEAVE, { id, on, version: await version(id) }, by)).left;
  const undo = async (id: string | null, by = hr) => (await t.ask<Undone>(UNDO, { id }, by)).done;
  const history = async (id: string) => (await t.ask<History>(HISTORY, { id }, hr)).person;
  const lastAudit = () =>
    t.db.read.rows<{ seq: number; action: string; detail: string; unit_id: number }>(
      'SELECT seq, action, detail, unit_id FROM audit_record ORDER BY seq DESC LIMIT 2',
    );

  it.each<[string, typeof AN, (id: string) => Promise<string | null>, string | null, string]>([
    ['a transfer of today', AN, (id) => transfer(id, '2023-12-01'), 'BT', '2023-12-01'],
    ['a transfer that was recorded late', BINH, (id) => transfer(id, '2023-11-15'), 'BT', '2023-11-15'],
    ['a transfer that lies ahead', AN, (id) => transfer(id, '2023-12-20'), 'BT', '2023-12-20'],
    ['a leaving of today', BINH, (id) => leave(id, '2023-12-01'), null, '2023-12-01'],
    ['a leaving weeks ago', CHI, (id) => leave(id, '2023-11-10'), null, '2023-11-10'],
    ['a leaving that lies ahead', CHI, (id) => leave(id, '2023-12-31'), null, '2023-12-31'],
  ])('%s: figures are as before, nothing is deleted, and the history tells of both', async (_, of, move, to, on) => {
    const id = await keyOf(of);
    const [state, told, rows] = [await standingState(t), await history(id), await countOf('employment')];
    const editId = await move(id);
    expect(await standingState(t)).not.toEqual(state);
    expect(await drift(t)).toBe(0);
    const moved = await countOf('employment');
    expect(moved).toBe(to === null ? rows : rows + 1);
    t.clock.set(t.clock.now() + 30_000);

    expect(await undo(editId)).toEqual({ recorded: 1, problems: [] });
    expect(await standingState(t)).toEqual(state);
    expect(await drift(t)).toBe(0);
    expect(await countOf('employment')).toBe(moved);
    const { employments, undoneMoves } = await history(id);
    expect(employments).toEqual(told.employments);
    expect(undoneMoves.slice(0, -1)).toEqual(told.undoneMoves);
    expect(undoneMoves.at(-1)).toMatchObject({ toUnit: to === null ? null : { code: to }, on });
    const [undone, made] = await lastAudit();
    expect(undone?.action).toBe('edit.undo');
    expect(made?.action).toBe(to === null ? 'person.leave' : 'person.transfer');
    expect(undone?.unit_id).toBe(made?.unit_id);
    expect(JSON.parse(undone?.detail ?? '')).toMatchObject({ undoes: made?.seq, left: 0 });
  });

  const countOf = async (table: string) =>
    Number((await t.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n);

  it('is refused in words when something newer stands on it, and nothing changes', async () => {
    for (const move of [(id: string) => transfer(id, '2023-12-01'), (id: string) => leave(id, '2023-12-05')]) {
      const id = await keyOf(AN);
      const editId = await move(id);
      await t.ask(REASON, { ids: [id], reason: editId === null ? null : REASONS.shift() }, hr);
      const state = await standingState(t);
      const { recorded, problems } = await undo(editId);
      expect({ recorded, problems }).toEqual({
        recorded: 0,
        problems: [
          {
            fullName: AN.name,
            code: 'newer_on_top',
            messageVi: expect.stringContaining('được giữ nguyên'),
            messageEn: expect.stringContaining('left as it is'),
          },
        ],
      });
      expect(await standingState(t)).toEqual(state);
    }
  });
  const REASONS = ['no_smartphone', 'app_error'];

  it('two moves come off from the top; nobody else may, and after a minute it is over', async () => {
    const id = await keyOf(CHI);
    const state = await standingState(t);
    const moved = await transfer(id, '2023-11-20');
    const left = await leave(id, '2023-12-01');
    expect(await undo(moved)).toMatchObject({ recorded: 0, problems: [{ code: 'newer_on_top' }] });
    const other = await t.signInAs('unit_head', await unitId(t, 'Q1'));
    expect(await t.refusal(UNDO, { id: left }, other)).toBe('undo_over');
    expect(await t.refusal(UNDO, { id: left }, await t.signInAs('committee', await unitId(t, '79')))).toBe('not_found');
    expect(await undo(left)).toMatchObject({ recorded: 1 });
    expect(await undo(moved)).toMatchObject({ recorded: 1 });
    expect(await standingState(t)).toEqual(state);
    const late = await leave(id, '2023-12-01');
    t.clock.set(t.clock.now() + 61_000);
    expect(await t.refusal(UNDO, { id: late }, hr)).toBe('undo_over');
    expect(await drift(t)).toBe(0);
  });

  it('the history tells of them wherever they were logged, read off an index that a log of years is given', async () => {
    const id = await keyOf(CHI);
    const { undoneMoves } = await history(id);
    expect(undoneMoves.length).toBeGreaterThan(1);
    const old = Array.from({ length: 8_000 }, (_, i) => [-1 - i, 0, 'x', 'person.transfer', 'person', `${i}`, '{}']);
    await t.db.transaction(async (tx) => {
      await tx.run('UPDATE audit_record SET unit_id = NULL WHERE subject_id = ?', [id]);
      await tx.insert('audit_record', ['seq', 'at', 'actor', 'action', 'subject_type', 'subject_id', 'detail'], old);
      await tx.run(words(dialect).dropIndex('audit_record', 'audit_record_subject'));
      await tx.run("DELETE FROM migration WHERE name = '0020-audit-subjects'");
    });
    expect(await migrate(t.db, Date.now)).toEqual(['0020-audit-subjects']);
    expect((await history(id)).undoneMoves).toEqual(undoneMoves);
    const plan = await t.db.read.rows(`EXPLAIN ${dialect === 'sqlite' ? 'QUERY PLAN ' : ''}${MOVES_OF}`, [id]);
    expect(plan.length).toBe(1);
    expect(JSON.stringify(plan)).toContain('audit_record_subject');
  });
});
