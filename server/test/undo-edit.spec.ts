import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RecentEdits } from '../src/people/recent-edits.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { drift, personId, unitId } from './roster-city.js';
import { standingState } from './standing-state.js';
import { AN, BINH, CHI, DUNG, UndoCity } from './undo-city.js';

interface Done {
  recorded: number;
  problems: { fullName: string; code: string; messageVi: string }[];
  editId: string | null;
}

const RESULT = '{ recorded problems { fullName code messageVi } editId }';
const RECORD = `mutation($ids: [ID!]!, $criterion: String!, $stage: String!, $on: Day) {
  done: recordStatus(personIds: $ids, criterion: $criterion, stage: $stage, on: $on, trust: "checked") ${RESULT} }`;
const REASON = `mutation($ids: [ID!]!, $reason: String) { done: setReason(personIds: $ids, criterion: "vneid_level2", reason: $reason) ${RESULT} }`;
const CORRECT = `mutation($id: ID!, $event: ID!) { done: correctStatus(personId: $id, eventId: $event, reason: "ghi nhầm") ${RESULT} }`;
const SCOPE = `mutation($input: ScopeInput!) { done: setScope(input: $input) ${RESULT} }`;
const SAVE = 'mutation($input: PersonRowInput!) { done: savePerson(input: $input) { editId } }';
const UNDO = `mutation($id: ID!) { done: undoEdit(id: $id) ${RESULT} }`;

const ACTIVATED = { criterion: 'vneid_level2', stage: 'activated', on: '2023-11-05' };

forEachDatabase('taking back what one has just recorded by hand', (dialect) => {
  let t: TestApp;
  let city: UndoCity;
  let hr: Session;
  let other: Session;
  let an: string, binh: string, chi: string;
  let ward: string;
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await UndoCity.of(t);
    hr = await t.signInAs('hr', await unitId(t, 'Q1'));
    other = await t.signInAs('unit_head', await unitId(t, 'Q1'));
    await city.bring([AN, BINH, CHI], '2023-11-01');
    [an = '', binh = '', chi = ''] = await Promise.all(
      [AN, BINH, CHI].map(async ({ id }) => String(await personId(t, id ?? ''))),
    );
    ward = String(await unitId(t, 'HM'));
  });
  afterAll(() => t.close());

  const ask = async (document: string, variables: object, by = hr): Promise<Done> =>
    (await t.ask<{ done: Done }>(document, variables, by)).done;
  const undo = (id: string | null, by = hr) => ask(UNDO, { id }, by);
  const refused = (id: string | null, by = hr) => t.refusal(UNDO, { id }, by);
  const later = (seconds: number) => t.clock.set(t.clock.now() + seconds * 1000);
  const version = async (id: string) =>
    Number((await t.db.read.one<{ version: number }>('SELECT version FROM person WHERE id = ?', [id]))?.version);
  const firstEvent = async (id: string) =>
    String(
      (await t.db.read.one<{ id: number }>('SELECT MIN(id) AS id FROM status_event WHERE person_id = ?', [id]))?.id,
    );
  const audited = () =>
    t.db.read.rows<{ seq: number; action: string; detail: string }>(
      'SELECT seq, action, detail FROM audit_record ORDER BY seq DESC LIMIT 2',
    );
  const row = async (change: object) => ({
    input: { id: an, version: await version(an), unitId: ward, ...SAVED, ...change },
  });

  const SAVED = { fullName: AN.name, kind: 'cong_chuc', title: 'Chuyên viên', birthDate: '1985-06-05', sex: 'female' };
  const NEWCOMER = { fullName: 'Phan Ngọc Dung', citizenId: DUNG.id, kind: 'cong_chuc', memberships: ['dang_vien'] };
  const input = (change: object) => ({ input: { unitId: ward, ...NEWCOMER, ...change } });
  const deferred = {
    criteria: ['chip_card', 'vneid_level2'],
    status: 'deferred',
    validFrom: '2023-11-10',
    validTo: '2024-02-01',
    reason: 'ốm',
  };

  it.each<[string, string, number, () => object | Promise<object>]>([
    [
      'a status of three people on a past day, over their reasons',
      RECORD,
      3,
      () => ({ ids: [an, binh, chi], ...ACTIVATED }),
    ],
    ['the withdrawal of a record', CORRECT, 1, async () => ({ id: an, event: await firstEvent(an) })],
    ['a reason where another was', REASON, 2, () => ({ ids: [an, binh], reason: 'no_smartphone' })],
    ['that nobody is stuck any more', REASON, 2, () => ({ ids: [an, binh], reason: null })],
    ['a deferral', SCOPE, 2, () => ({ input: { personIds: [an, chi], ...deferred } })],
    [
      'name, birth date, kind, title, phone, memberships and a stage',
      SAVE,
      1,
      () =>
        row({
          ...{ fullName: 'Trần Thị Khác', birthDate: '1986-07-06', sex: null, kind: 'vien_chuc', title: null },
          phone: '0911000009',
          memberships: ['doan_vien'],
          stages: [{ criterion: 'vneid_level2', stage: 'activated' }],
        }),
    ],
    ['somebody new', SAVE, 1, () => input({ stages: [{ criterion: 'chip_card', stage: 'held' }] })],
    [
      'the same person again, under the same key',
      SAVE,
      1,
      () => input({ employedFrom: '2023-02-01', title: 'Thủ quỹ' }),
    ],
    [
      'somebody taken over from another unit',
      SAVE,
      1,
      async () =>
        input({ unitId: String(await unitId(t, 'BT')), fullName: BINH.name, citizenId: BINH.id, acceptTransfer: true }),
    ],
  ])('%s: all is as before, on record', async (_, document, n, variables) => {
    // prettier-ignore
    const before = await standingState(t);
    const { editId } = await ask(document, await variables());
    expect(await standingState(t)).not.toEqual(before);
    later(50);
    expect(await undo(editId)).toEqual({ recorded: n, problems: [], editId: null });
    expect(await standingState(t)).toEqual(before);
    expect(await drift(t)).toBe(0);
    const [undone, edit] = await audited();
    expect({ ...undone, detail: JSON.parse(undone?.detail ?? '') }).toMatchObject({
      action: 'edit.undo',
      detail: { undoes: edit?.seq, left: 0 },
    });
  });

  it('whoever was changed since is left and named, the others are done; then it is over', async () => {
    const start = await standingState(t);
    const mine = await ask(RECORD, { ids: [an, binh], ...ACTIVATED });
    const theirs = await ask(
      RECORD,
      { ids: [binh], criterion: 'online_service', stage: 'used', on: '2023-11-20' },
      other,
    );
    expect(await undo(mine.editId)).toEqual({
      recorded: 1,
      editId: null,
      problems: [{ fullName: BINH.name, code: 'newer_on_top', messageVi: expect.stringContaining('trang cá nhân') }],
    });
    expect(await refused(mine.editId)).toBe('undo_over');
    expect(await undo(theirs.editId, other)).toMatchObject({ recorded: 1 });
    expect((await standingState(t)).filter((line) => !start.includes(line) && /^event/.test(line))).toHaveLength(1);
    await ask(CORRECT, { id: binh, event: await lastEvent(binh, 'vneid_level2') });
    await ask(REASON, { ids: [binh], reason: 'sms_not_received' });
  });

  it('is refused to others, after a minute, and a second time; nothing at all to undo has no key', async () => {
    const { editId } = await ask(REASON, { ids: [chi], reason: 'app_error' });
    expect(await refused(editId, other)).toBe('undo_over');
    expect(await refused('1')).toBe('undo_over');
    expect(await refused(editId, await t.signInAs('staff', await unitId(t, 'Q1')))).toBe('not_found');
    later(61);
    expect(await refused(editId)).toBe('undo_over');
    const again = await ask(REASON, { ids: [chi], reason: 'no_signal' });
    const both = await Promise.all([1, 2].map(() => t.gql<{ done: Done }>(UNDO, { id: again.editId }, hr)));
    expect(both.filter(({ data }) => data?.done.recorded === 1)).toHaveLength(1);
    const held = { ids: [chi], criterion: 'chip_card', stage: 'held' };
    expect(await ask(RECORD, held)).toMatchObject({ recorded: 1, editId: expect.any(String) });
    expect(await ask(RECORD, held)).toEqual({ recorded: 0, problems: [], editId: null });
  });

  it('is refused, and names nobody, when somebody of it has left the caller’s reach since', async () => {
    const { editId } = await ask(REASON, { ids: [an, chi], reason: 'app_error' });
    const moveTo = (unit: string) =>
      t.db.transaction((tx) => tx.run('UPDATE person SET unit_id = ? WHERE id = ?', [unit, chi]));
    const { unit_id: home } = (await t.db.read.one<{ unit_id: number }>('SELECT unit_id FROM person WHERE id = ?', [
      chi,
    ])) ?? { unit_id: 0 };
    const away = await t.db.read.one<{ id: number }>(
      "SELECT id FROM unit WHERE path NOT LIKE CONCAT((SELECT path FROM unit WHERE code = 'Q1'), '%') AND code <> '79'",
    );
    const out = async () => {
      const { data, errors } = await t.gql<{ done: Done }>(UNDO, { id: editId }, hr);
      return { data: data?.done ?? null, words: JSON.stringify(errors ?? []) };
    };
    for (const isNewerOnTop of [false, true]) {
      if (isNewerOnTop) await ask(REASON, { ids: [chi], reason: 'no_signal' }, other);
      await moveTo(String(away?.id));
      const before = await standingState(t);
      expect(await out()).toEqual({ data: null, words: expect.not.stringContaining(String(CHI.name)) });
      expect(await refused(editId)).toBe('not_found');
      expect(await standingState(t)).toEqual(before);
      await moveTo(String(home));
    }
  });

  it('an image is read with the key alone, and nothing stays longer than it can be taken back', async () => {
    const { editId } = await ask(REASON, { ids: [chi], reason: 'sms_not_received' });
    const images = () =>
      t.db.read.rows<{ image: Buffer }>('SELECT image FROM recent_edit_person WHERE edit_id = ?', [editId]);
    const [{ image } = { image: Buffer.alloc(0) }] = await images();
    const bytes = Buffer.from(image);
    expect(bytes.length).toBeGreaterThan(20);
    expect(bytes.toString('latin1')).not.toMatch(/replaced|events|status_event|app_error/);
    const forget = () => t.app.get(RecentEdits).forgetOld();
    later(59);
    await forget();
    expect(await images()).toHaveLength(1);
    later(2);
    await forget();
    expect(await images()).toEqual([]);
    expect(await t.db.read.one('SELECT id FROM recent_edit WHERE id = ?', [editId])).toBeNull();
  });

  it('what lies below is on top again: an older edit of one’s own, and then the list itself', async () => {
    const list = await city.bring([DUNG], '2023-11-03', 'HM');
    const dung = String(await personId(t, DUNG.id ?? ''));
    const first = await ask(RECORD, { ids: [dung], ...ACTIVATED });
    const second = await ask(RECORD, { ids: [dung], criterion: 'online_service', stage: 'used', on: '2023-11-20' });
    expect(await undo(first.editId)).toMatchObject({ recorded: 0, problems: [{ fullName: DUNG.name }] });
    expect(await undo(second.editId)).toMatchObject({ recorded: 1 });
    expect(await undo(first.editId)).toMatchObject({ recorded: 1, problems: [] });
    expect(await city.undo(list)).toEqual({ undone: 1 });
  });

  it('whom a list has named since, with nothing to add, is left: the list says the same', async () => {
    const held = await ask(RECORD, { ids: [an, chi], ...ACTIVATED });
    await city.bring([{ ...AN, reason: '', level2: 'Đã kích hoạt', activated: '05/11/2023' }], '2023-11-20', 'HM');
    later(-10);
    expect(await undo(held.editId)).toMatchObject({
      recorded: 1,
      problems: [{ fullName: AN.name, code: 'newer_on_top' }],
    });
  });

  const lastEvent = async (id: string, criterion: string) =>
    String(
      (
        await t.db.read.one<{ id: number }>(
          "SELECT MAX(e.id) AS id FROM status_event e JOIN criterion c ON c.id = e.criterion_id WHERE e.kind = 'status' AND e.person_id = ? AND c.code = ?",
          [id, criterion],
        )
      )?.id,
    );
});
