import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { personId, seeImport, uncounted, unitId } from './roster-city.js';
import { standingState } from './standing-state.js';
import { AN, BINH, CHI, DUNG, comparable, type Line, UndoCity } from './undo-city.js';

forEachDatabase('taking an import back', (dialect) => {
  let t: TestApp;
  let city: UndoCity;
  let hr: Session;
  beforeEach(async () => {
    t = await startApp({ dialect });
    city = await UndoCity.of(t);
    hr = await t.signInAs('hr', await unitId(t, 'Q1'));
  });
  afterEach(() => t.close());

  it('people who came in with it count nowhere and show in no list; the same file comes in again as the first time', async () => {
    const before = await standingState(t);
    const first = await city.bring([AN, BINH, { ...CHI, id: '123' }], '2023-11-20');
    const during = await standingState(t);
    expect(await city.names()).toEqual(['Trần Thị Thúy An', 'Lê Văn Bình']);
    expect(await city.undo(first)).toEqual({ undone: 2 });
    expect(await standingState(t)).toEqual(before);
    expect(await city.names()).toEqual([]);
    // They stay on record, out of everybody's sight.
    const an = await personId(t, AN.id ?? '');
    expect(await t.refusal('query($id: ID!) { person(id: $id) { person { fullName } } }', { id: String(an) }, hr)).toBe(
      'not_found',
    );
    const again = await city.bring([AN, BINH, { ...CHI, id: '123' }], '2023-11-20');
    expect(await city.counts(again)).toEqual(await city.counts(first));
    expect(await personId(t, AN.id ?? '')).toBe(an);
    expect(comparable(await standingState(t))).toEqual(comparable(during));
    expect(await city.undo(again)).toEqual({ undone: 2 });
    expect(await standingState(t)).toEqual(before);
  });

  it('what it changed of known people is as it was: details, kind, memberships, scope, stages, reasons, unit', async () => {
    await city.bring([AN, BINH, CHI, DUNG], '2023-11-01');
    const before = await standingState(t);
    const id = await city.bring(
      [
        // another name in the list's own writing, another birth date, title and kind; activated: the reason is over
        {
          ...AN,
          birth: '06/06/1985',
          title: 'Phó trưởng phòng',
          kind: 'Viên chức',
          phone: '0911000009',
          level2: 'Đã kích hoạt',
          activated: '15/11/2023',
          party: '',
        },
        // another ward of the district, exempt; a reason where another was
        {
          ...BINH,
          unit: 'Phường Bình Tây',
          party: 'x',
          scope: 'Được miễn',
          document: '15/QĐ',
          reason: 'không chính chủ',
        },
        // deferred, and the day of a stage that was known without one: the earlier word is taken back
        {
          ...CHI,
          youth: '',
          level2: 'Đã duyệt, chưa kích hoạt',
          registered: '02/10/2023',
          scope: 'Tạm hoãn',
          until: '31/12/2023',
        },
        DUNG,
      ],
      '2023-11-20',
    );
    expect(await city.counts(id)).toEqual({ new: 0, changed: 2, unchanged: 1, conflict: 1, rejected: 0 });
    await city.decideAll(id);
    expect(await standingState(t)).not.toEqual(before);
    expect(await city.undo(id)).toEqual({ undone: 4 });
    expect(await standingState(t)).toEqual(before);
  });

  it('a list of an older day reached further back, and then no longer does', async () => {
    await city.bring([AN, { ...BINH, youth: 'x' }], '2023-11-20');
    const before = await standingState(t);
    const id = await city.bring([AN, { ...BINH, youth: 'x' }], '2023-09-01');
    expect(await city.counts(id)).toMatchObject({ changed: 2 });
    expect(await standingState(t)).not.toEqual(before);
    expect(await city.undo(id)).toEqual({ undone: 2 });
    expect(await standingState(t)).toEqual(before);
  });

  it('decided conflicts go with it: a transfer, a name, a stage taken back; waiting rows are off the boards', async () => {
    await city.bring(
      [
        { ...AN, unit: 'Quận Phú Nam' },
        { ...BINH, unit: 'Quận Phú Nam' },
      ],
      '2023-11-01',
      'Q2',
    );
    await city.bring([CHI, { ...DUNG, level2: 'Đã kích hoạt', activated: '10/10/2023' }], '2023-11-01');
    const before = await standingState(t);
    const ids = await city.bring(
      [AN, BINH, { ...CHI, name: 'Ngô Kim Chung' }, { ...DUNG, level2: 'Đã đăng ký' }, { ...DUNG, id: '1' }],
      '2023-11-20',
    );
    expect(await city.counts(ids)).toEqual({ new: 0, changed: 0, unchanged: 0, conflict: 4, rejected: 1 });
    expect(await uncounted(t, await unitId(t, 'Q1'))).toBe(5);
    await city.decideAll(ids, (row) => row !== 3);
    expect(await uncounted(t, await unitId(t, 'Q1'))).toBe(2);
    expect(await city.undo(ids)).toEqual({ undone: 3 });
    expect(await uncounted(t, await unitId(t, 'Q1'))).toBe(0);
    const { conflicts } = await seeImport(t, hr, String(ids));
    expect(conflicts.map((conflict) => conflict.state)).toEqual(['undone', 'undone', 'undone', 'undone']);
    expect(await standingState(t)).toEqual(before);
  });

  it('four lists on top of each other come off in the order in which they went on', async () => {
    const states = [await standingState(t)];
    const ids: number[] = [];
    const later: Line[] = [
      AN,
      { ...AN, title: 'Trưởng phòng', youth: 'x' },
      { ...AN, unit: 'Phường Bình Tây', kind: 'Viên chức' },
      { ...AN, unit: 'Phường Bình Tây', kind: 'Viên chức', level2: 'Đã kích hoạt' },
    ];
    for (const [i, line] of later.entries()) {
      ids.push(await city.bring([line, BINH], `2023-11-${10 + i * 4}`));
      await city.decideAll(ids.at(-1) ?? 0);
      states.push(await standingState(t));
    }
    for (const id of [...ids].reverse()) {
      states.pop();
      expect(await city.undo(id)).toEqual({ undone: 2 });
      expect(await standingState(t)).toEqual(states.at(-1));
    }
  });
});
