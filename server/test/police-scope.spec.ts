import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { drift, personId, prepare, runRoster, unitId } from './roster-city.js';
import { DISTRICT, listCsv, type Listed } from './roster-lists.js';
import { untilApplied, untilRead } from './until-read.js';

const HERE = '26740'; // Phường Bến Nghé
const THERE = '26737'; // Phường Đa Kao

const OURS: Listed[] = [
  { name: 'Trần Thị Thúy An', id: '079185900011', level2: 'Đã kích hoạt', activated: '01/10/2023' },
  { name: 'Lê Văn Bình', id: '079085900022', level2: 'Đã duyệt, chưa kích hoạt' },
];
const THEIRS: Listed[] = [
  { name: 'Phan Ngọc Dung', id: '079192900044', level2: 'Đã kích hoạt', activated: '03/10/2023' },
];
/** Nobody's id, with the same end as that of somebody elsewhere. */
const NOBODY = '079191977044';

const PART = 'id fullName maskedId unit { id code pathText } stages { criterion stage happenedOn dayKind trust }';
const WHOLE = `query($id: ID!) { import(id: $id) { id kind state counts { rows accepted rejected conflict new changed unchanged }
  problemTotal problems { code severity row column valueMasked messageVi messageEn }
  units { unit { code } people }
  conflicts { id code fullName maskedId otherUnitText state messageVi }
  piles { confirmed newlyActivated dateDiffers unknown oursNotTheirs nameMismatch }
  ${['confirmed', 'newly_activated', 'date_differs', 'unknown', 'name_mismatch', 'ours_not_theirs']
    .map(
      (pile) =>
        `${pile}: pile(pile: "${pile}") { total items { id row oursOn listed { fullName maskedId stages { criterion stage on } } recorded { ${PART} } suggestions { ${PART} } } }`,
    )
    .join('\n')} }
  importRows(importId: $id) { total items { fullName maskedId unitName outcome state values changes problems { code valueMasked messageVi messageEn } } } }`;

forEachDatabase('what a liaison learns from a list', (dialect) => {
  let t: TestApp;
  let liaison: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    await runRoster(t, listCsv(OURS), { unit: HERE, asOf: '2023-11-20' });
    await runRoster(t, listCsv(THEIRS), { unit: THERE, asOf: '2023-11-20' });
    liaison = await t.signInAs('police_liaison', await unitId(t, HERE));
  });
  afterAll(() => t.close());

  const send = async (session: Session, rows: readonly (readonly string[])[], unit: string, kind = 'police') => {
    const form = new FormData();
    form.set('kind', kind);
    form.set('unitId', String(await unitId(t, unit)));
    form.set('asOf', '2023-11-30');
    const lines = ['Số định danh,Họ và tên,Ngày kích hoạt', ...rows.map((row) => row.join(','))];
    form.set('file', new Blob([lines.join('\r\n')]), 'cong-an.csv');
    const headers = { 'x-requested-with': 'dat100', cookie: session.cookie };
    const response = await fetch(`${t.url}/files/imports`, { method: 'POST', headers, body: form });
    const body = (await response.json()) as { id?: string; error?: { code: string } };
    if (body.id) await untilRead(t, body.id);
    return { status: response.status, id: body.id ?? '', code: body.error?.code ?? null };
  };
  /** Everything an import says to somebody, without its own keys. */
  const told = async (session: Session, id: string): Promise<string> =>
    JSON.stringify(await t.ask(WHOLE, { id }, session)).replaceAll(/"id":"\d{12,}"/g, '"id":"KEY"');
  const apply = async (session: Session, id: string) => {
    const answer = await t.gql<{ applyImport: { state: string } }>(
      'mutation($id: ID!) { applyImport(id: $id, goodRowsOnly: true) { state } }',
      { id },
      session,
    );
    if (answer.errors[0]) return answer.errors[0].extensions.code;
    return (await untilApplied(t, id)).state;
  };

  it('is the same of somebody of another unit as of nobody, to the byte, before and after it is applied', async () => {
    for (const name of ['PHAN NGOC DUNG', 'NGUYEN VAN SAU']) {
      const known = OURS.map((p) => [p.id, p.name, '01/10/2023']);
      const [a, b] = [THEIRS[0]?.id ?? '', NOBODY];
      const [elsewhere, nowhere] = [
        await send(liaison, [...known, [a, name, '03/10/2023']], HERE),
        await send(liaison, [...known, [b, name, '03/10/2023']], HERE),
      ];
      expect(await told(liaison, elsewhere.id)).toBe(await told(liaison, nowhere.id));
      expect(await told(liaison, elsewhere.id)).not.toContain('Phan Ngọc Dung');
      expect(await apply(liaison, elsewhere.id)).toBe('applied');
      const after = await told(liaison, elsewhere.id);
      expect(after).not.toContain('Phan Ngọc Dung');
      expect(after).not.toContain('Đa Kao');
      expect(after).toContain('Trần Thị Thúy An');
      expect(after).not.toMatch(/\d{12}/);
    }
    const row = await t.db.read.one<{ n: number }>(
      "SELECT COUNT(*) AS n FROM status_event WHERE person_id = ? AND source = 'police'",
      [await personId(t, THEIRS[0]?.id ?? '')],
    );
    expect(Number(row?.n)).toBe(0);
    expect(await drift(t)).toBe(0);
  });

  it('is names and stages: no history, no reasons, and nothing of lists that units sent', async () => {
    const hr = await t.signInAs('hr', await unitId(t, HERE));
    const { id } = await send(hr, [[OURS[0]?.id ?? '', 'Trần Thị Thúy An', '']], HERE, 'roster');
    expect(await t.refusal(WHOLE, { id }, liaison)).toBe('not_found');
    expect(await apply(liaison, id)).toBe('not_found');
    const { imports } = await t.ask<{ imports: { items: { kind: string }[]; total: number } }>(
      '{ imports(perPage: 200) { total items { kind } } }',
      {},
      liaison,
    );
    expect(imports.total).toBeGreaterThan(0);
    expect(imports.items.filter(({ kind }) => kind !== 'police')).toEqual([]);
    const person = String(await personId(t, OURS[0]?.id ?? ''));
    expect(await t.refusal('query($id: ID!) { person(id: $id) { person { id } } }', { id: person }, liaison)).toBe(
      'not_found',
    );
  });

  it('comes from lists of their own kind and for their own units only', async () => {
    const row = [OURS[0]?.id ?? '', 'TRAN THI THUY AN', ''];
    expect(await send(liaison, [row], THERE)).toMatchObject({ status: 404, code: 'not_found' });
    expect(await send(liaison, [row], '760')).toMatchObject({ status: 404, code: 'not_found' });
    expect(await send(liaison, [row], HERE, 'roster')).toMatchObject({ status: 404, code: 'not_found' });
    for (const role of ['hr', 'unit_head', 'unit_focal'] as const) {
      const unitOfficer = await t.signInAs(role, await unitId(t, HERE));
      expect(await send(unitOfficer, [row], HERE)).toMatchObject({ status: 404, code: 'not_found' });
    }
    // The unit sees what the police said of its people, and does not apply it.
    const { id } = await send(liaison, [row], HERE);
    const hr = await t.signInAs('hr', await unitId(t, HERE));
    expect(await told(hr, id)).toContain('Trần Thị Thúy An');
    expect(await apply(hr, id)).toBe('not_found');
    const sibling = await t.signInAs('hr', await unitId(t, THERE));
    expect(await t.refusal(WHOLE, { id }, sibling)).toBe('not_found');
  });

  it('ends with the unit: who has gone elsewhere is no longer told', async () => {
    const { id } = await send(liaison, [[OURS[1]?.id ?? '', 'LE VAN BINH', '01/10/2023']], HERE);
    expect(await told(liaison, id)).toContain('Lê Văn Bình');
    const moved = await personId(t, OURS[1]?.id ?? '');
    const there = await unitId(t, THERE);
    await t.db.transaction((tx) => tx.run('UPDATE person SET unit_id = ? WHERE id = ?', [there, moved]));
    const after = await told(liaison, id);
    expect(after).not.toContain('Lê Văn Bình');
    expect(after).toContain('LE VAN BINH');
  });

  it('a pile that is none is refused in words', async () => {
    const { id } = await send(liaison, [[OURS[0]?.id ?? '', 'TRAN THI THUY AN', '']], HERE);
    const query = 'query($id: ID!, $pile: String!) { import(id: $id) { pile(pile: $pile) { total } } }';
    for (const pile of ['', 'constructor', 'CONFIRMED'])
      expect(await t.refusal(query, { id, pile }, liaison)).toBe('unknown_pile');
  });
});
