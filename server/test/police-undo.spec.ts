import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RunRoster, type RosterOutcome } from '../src/imports/run-roster.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { drift, operator, prepare, runRoster, uncounted, unitId } from './roster-city.js';
import { DEPARTMENT, DISTRICT, fileOf } from './roster-lists.js';
import { standingState } from './standing-state.js';
import { untilDone } from './until-read.js';

const LIST = 'danh-sach-cong-an-da-kich-hoat.xlsx';
const DECIDE = `mutation($ids: [ID!]!, $decision: String!, $reason: String) {
  decideConflicts(ids: $ids, decision: $decision, reason: $reason) { decided problems { code } } }`;

forEachDatabase('a police list is taken back', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let liaison: Session;
  let before: string[];
  let first: RosterOutcome;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT, DEPARTMENT]);
    await runRoster(t, DISTRICT, { unit: '760' });
    await runRoster(t, DEPARTMENT, { unit: 'STTTT', asOf: '2023-11-25' });
    hr = await t.signInAs('hr', await unitId(t, '79'));
    liaison = await t.signInAs('police_liaison', await unitId(t, '79'));
    before = await standingState(t);
  });
  afterAll(() => t.close());

  const police = async (): Promise<RosterOutcome> =>
    t.app.get(RunRoster).run(operator(t), {
      kind: 'police',
      bytes: fileOf(LIST),
      fileName: LIST,
      unitId: await unitId(t, '79'),
      asOf: null,
      dryRun: false,
      goodRowsOnly: true,
    });
  const newest = async () =>
    String((await t.db.read.one<{ id: number }>('SELECT id FROM import_file ORDER BY id DESC LIMIT 1'))?.id);
  const waiting = async () =>
    (
      await t.ask<{ conflicts: { items: { id: string; code: string }[] } }>(
        'query($filter: ConflictFilter) { conflicts(perPage: 200, filter: $filter) { items { id code } } }',
        { filter: { code: 'name_does_not_match_id' } },
        hr,
      )
    ).conflicts.items.map(({ id }) => id);
  const undo = async (id: string) => {
    await t.ask('mutation($id: ID!) { undoImport(id: $id) { state } }', { id }, liaison);
    return (await untilDone(t, Number(id))).state;
  };

  it('with what was decided about its rows: everything is as it was before', async () => {
    first = await police();
    const id = await newest();
    const [keep, ...take] = await waiting();
    expect(take).toHaveLength(4);
    await t.ask(DECIDE, { ids: [keep], decision: 'keep', reason: null }, hr);
    const taken = await t.ask(DECIDE, { ids: take.slice(0, 2), decision: 'apply', reason: 'đã đối chiếu thẻ' }, hr);
    expect(taken).toEqual({ decideConflicts: { decided: 2, problems: [] } });
    expect(await standingState(t)).not.toEqual(before);
    expect(await undo(id)).toBe('undone');
    expect(await standingState(t)).toEqual(before);
    expect(await waiting()).toEqual([]);
    expect(await uncounted(t, await unitId(t, '79'))).toBe(await roster());
    expect(await drift(t)).toBe(0);
  });

  /** What the rosters alone left uncounted. */
  const roster = async () =>
    Number(
      (
        await t.db.read.one<{ n: number }>(
          "SELECT COUNT(*) AS n FROM import_row r JOIN import_file f ON f.id = r.import_id WHERE r.state = 'open' AND f.kind = 'roster'",
        )
      )?.n,
    );

  it('and the same file then applies again in full', async () => {
    const again = await police();
    expect(again.counts).toEqual(first.counts);
    expect(await waiting()).toHaveLength(5);
    expect(await undo(await newest())).toBe('undone');
    expect(await standingState(t)).toEqual(before);
    expect(await drift(t)).toBe(0);
  });

  it('under a newer one of the same words: the facts stay with the newer', async () => {
    await police();
    const older = await newest();
    const again = await police();
    expect(again.counts).toMatchObject({ changed: 0, unchanged: first.counts.accepted });
    const both = (await standingState(t)).filter((line) => line.startsWith('standing'));
    await undo(older);
    expect((await standingState(t)).filter((line) => line.startsWith('standing'))).toEqual(both);
    expect(await drift(t)).toBe(0);
  });
});
