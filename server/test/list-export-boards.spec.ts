import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { WaitingResolver } from '../src/boards/waiting.resolver.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { listBook, listFile, listRefusal, listsOnRecord, type Choices } from './exports/list-files.js';
import { activatedOf, addPeople, addTree } from './facts.js';

const SECOND = `query($unitId: ID!, $kind: String!, $lens: String, $asOf: Day, $since: Day) {
  secondBoard(unitId: $unitId, criterion: "vneid_level2", kind: $kind, lens: $lens, asOf: $asOf, since: $since) {
    rows { unit { code } direct rank reason tenths now { count of text } before { count of text }
      waiting { people median ninth } standing { reachedOn fellOn left } } } }`;
const WAITING = `query($unitId: ID!, $lens: String) {
  waiting(unitId: $unitId, criterion: "vneid_level2", lens: $lens) {
    stages { stage count known overdue median { days } ninth { days } }
    holders { holder count overdue } reasons { reason count } }
  board(unitId: $unitId, criterion: "vneid_level2") { total { noEvent stages { stage count } } } }`;
const TREND = `query($unitId: ID!, $to: Day) { boardTrend(unitId: $unitId, criterion: "vneid_level2", to: $to) {
  points { day claimed verified inScope target rateText } } }`;

type Share = Record<'count' | 'of', number> & { text: string };
type Row = Record<'now' | 'before', Share | null> &
  Record<'rank' | 'tenths', number | null> & {
    reason: string | null;
    unit: { code: string };
    direct: boolean;
    standing: { reachedOn: string | null; fellOn: string | null; left: number } | null;
    waiting: Record<'people' | 'median' | 'ninth', number | null> | null;
  };
interface Waiting {
  waiting: {
    stages: ({ stage: string; count: number } & Record<'known' | 'overdue', number | null> &
      Record<'median' | 'ninth', { days: number } | null>)[];
    holders: { holder: string; count: number; overdue: number }[] | null;
    reasons: { reason: string; count: number }[] | null;
  };
  board: { total: { noEvent: number; stages: { stage: string; count: number }[] } };
}

const text = (value: number | string | null | undefined): string => (value == null ? '' : String(value));
const vietnamese = (day: string | null | undefined): string => (day ? day.split('-').reverse().join('/') : '');
const share = (of: Share | null): string[] => (of ? [`${of.count}`, `${of.of}`, of.of ? of.text : ''] : ['', '', '']);
const tenths = (of: number | null): string =>
  of === null ? '' : `${of > 0 ? 'tăng ' : of < 0 ? 'giảm ' : ''}${Math.floor(Math.abs(of) / 10)},${Math.abs(of) % 10}`;

/** What a row of a second board says on the screen, in the columns of the file. */
const FIGURES: Readonly<Record<string, (row: Row) => string[]>> = {
  improved: (row) => [tenths(row.tenths), ...share(row.before), ...share(row.now)],
  first: (row) => [
    vietnamese(row.standing?.reachedOn),
    vietnamese(row.standing?.fellOn),
    text(row.standing?.left),
    ...share(row.now),
  ],
  verified: (row) => share(row.now),
  waiting: ({ waiting }) => [text(waiting?.ninth), text(waiting?.median), text(waiting?.people)],
};

forEachDatabase('boards of the screens as files', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let outsider: Session;
  const id = (code: string) => units.get(code) ?? 0;
  const of = (code: string, more: Choices = {}): Choices => ({
    unitId: id(code),
    criterion: 'vneid_level2',
    ...more,
  });

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      ...['79,Thành phố,thanh_pho,,,', 'A,Quận A,quan,79,,', 'B,Quận B,quan,79,,'],
      ...['00123,=1+1', 'A2,+84 @SUM', 'A3,Phường 3', 'A4,Phường 4'].map((ward) => `${ward},phuong,A,,`),
    ]);
    const activated = (code: string, k: number, n: number, on: string) =>
      activatedOf(id(code), [k, n], { on, trust: 'checked', from: '2020-01-01' });
    await addPeople(t, [
      ...activated('00123', 10, 20, '2023-06-01'),
      ...activated('A2', 12, 12, '2023-11-10'),
      ...activated('A3', 1, 3, '2023-06-01'),
      ...activated('A4', 6, 11, '2023-11-12'),
      ...activated('A', 0, 1, '2023-06-01'),
      ...Array.from({ length: 12 }, (_, i) => ({
        unitId: id('A4'),
        events: [{ criterion: 'vneid_level2', stage: 'approved', on: `2023-10-${String(10 + i)}` } as const],
      })),
    ]);
    committee = await t.signInAs('committee', id('79'), { displayName: '=Bà Chủ Tịch' });
    outsider = await t.signInAs('unit_head', id('B'));
  });
  afterAll(() => t.close());

  it.each([
    ['improved', {}],
    ['improved', { since: '2023-11-11', asOf: '2023-11-19' }],
    ['first', {}],
    ['first', { asOf: '2023-11-11' }],
    ['verified', { lens: 'kind:cong_chuc' }],
    ['waiting', {}],
  ])('second board "%s" with %j: the rows of the screen, for whoever looks', async (kind, more) => {
    for (const session of [committee, outsider]) {
      const asked = of('A', { kind, ...more });
      const { secondBoard } = await t.ask<{ secondBoard: { rows: Row[] } }>(SECOND, asked, session);
      const { rows } = await listFile(t, 'second-board', asked, session);
      expect(rows.length).toBe(5);
      expect(rows.map((row) => [row[1], row[3], ...row.slice(5, -1)])).toEqual(
        secondBoard.rows.map((row) => [text(row.rank), row.unit.code, ...(FIGURES[kind]?.(row) ?? [])]),
      );
      expect(rows.map((row) => row.at(-1) === '')).toEqual(secondBoard.rows.map(({ reason }) => reason === null));
      // What the screen hides is in no cell.
      const hidden = rows.filter((row) => row.at(-1)?.startsWith('ẩn để không lộ người'));
      expect(hidden.map((row) => row[3])).toEqual(
        secondBoard.rows.flatMap((row) => (row.reason === 'hidden' ? [row.unit.code] : [])),
      );
      expect(hidden.length > 0).toBe(session === outsider);
      for (const row of hidden) expect([row[1], row[2], ...row.slice(5, -1)].join('')).toBe('');
    }
  });

  it('the file says what it is, with which choices, as of when, and who made it with how many rows', async () => {
    const file = await listFile(t, 'second-board', of('A', { kind: 'improved', since: '2023-11-11' }), committee);
    expect(file.lines).toEqual([
      'Bảng khác: Quận A',
      expect.stringMatching(/^Lọc: Tiến bộ nhất · Tiêu chí: .+ · Nhóm đối tượng: Tất cả · So với ngày 11\/11\/2023$/),
      'Số liệu đến ngày 20/11/2023',
      'Lập lúc 10:00 ngày 20/11/2023, người lập: =Bà Chủ Tịch, số dòng: 5',
    ]);
    expect(file.name).toBe('bang-khac-a-2023-11-20.csv');
    expect(file.headings.slice(5, 8)).toEqual([
      'Tăng, giảm (điểm)',
      'Đạt, ngày 11/11/2023',
      'Thuộc diện, ngày 11/11/2023',
    ]);
    const english = await listFile(t, 'second-board', of('A', { kind: 'verified', lang: 'en' }), committee);
    expect(english.lines[0]).toBe('Other boards: Quận A');
    expect(english.lines[3]).toBe('Made at 10:00 on 20/11/2023 by =Bà Chủ Tịch, rows: 5');
    expect(english.headings).toContain('Verified share');
  });

  it('names that look like formulas are inert in both forms', async () => {
    const asked = of('A', { kind: 'verified' });
    const { rows } = await listFile(t, 'second-board', asked, committee);
    expect(rows.map((row) => row[4])).toEqual(expect.arrayContaining(["'=1+1", "'+84 @SUM"]));
    const book = await listBook(t, 'second-board', asked, committee);
    expect(book.length).toBe(5);
    const named = book.find((row) => row[4] === '=1+1');
    expect(named?.slice(3, 7)).toEqual(['00123', '=1+1', 10, 10]);
  });

  it('who waits: stages, who has to act and why, as the panel shows them', async () => {
    const { waiting, board } = await t.ask<Waiting>(WAITING, of('A'), committee);
    const { rows } = await listFile(t, 'waiting', of('A'), committee);
    const told = new Map(waiting.stages.map((one) => [one.stage, one]));
    const counted = [{ stage: 'no_event', count: board.total.noEvent }, ...board.total.stages];
    const stages = counted.filter(({ count }) => count > 0);
    expect(stages.length).toBeGreaterThan(2);
    expect(rows.map((row) => [row[0], ...row.slice(3)])).toEqual([
      ...stages.map(({ stage, count }) => {
        const of = told.get(stage);
        const marks = [of?.known, of?.median?.days, of?.ninth?.days, of?.overdue];
        return ['Tình trạng', String(count), ...marks.map(text)];
      }),
      ...(waiting.holders ?? []).map((one) => ['Ai đang giữ việc', `${one.count}`, '', '', '', `${one.overdue}`]),
      ...(waiting.reasons ?? []).map((one) => ['Khó khăn, vướng mắc đã ghi', `${one.count}`, '', '', '', '']),
    ]);
    expect(rows.map((row) => row[1])).toEqual(expect.arrayContaining(['Chưa có thông tin', 'Chưa ghi vướng mắc']));
  });

  it('who waits: of a past day counts alone, and nothing of what is hidden', async () => {
    const past = await listFile(t, 'waiting', of('A', { asOf: '2023-11-15' }), committee);
    expect(past.lines).toContain('Thời gian chờ chỉ tính được cho hôm nay; ngày đã qua chỉ có số người.');
    expect(past.rows.length).toBeGreaterThan(0);
    for (const row of past.rows) expect([row[0], ...row.slice(4)].join('')).toBe('Tình trạng');
    const { waiting, board } = await t.ask<Waiting>(WAITING, of('00123'), outsider);
    const hidden = await listFile(t, 'waiting', of('00123'), outsider);
    expect({ waiting, stages: board.total.stages, rows: hidden.rows }).toMatchObject({ waiting: { reasons: null } });
    expect(hidden.rows.filter((row) => row[0] !== 'Tình trạng')).toEqual([]);
    expect(hidden.rows.length > 0).toBe(board.total.stages.length > 0);
  });

  it('who waits: says why nothing is told of holders and difficulties to who may not read the people', async () => {
    const withheld = 'Ở đây chỉ có thời gian chờ của nhóm từ 5 người trở lên';
    const said = ({ lines }: { lines: string[] }) => lines.filter((line) => line.startsWith(withheld)).length;
    const [told, seen] = await Promise.all(
      [outsider, committee].map((session) => listFile(t, 'waiting', of('A'), session)),
    );
    expect(told?.rows.length).toBeGreaterThan(0);
    expect(told?.rows.filter((row) => row[0] !== 'Tình trạng')).toEqual([]);
    expect([told, seen].map((file) => file && said(file))).toEqual([1, 0]);
    const english = await listFile(t, 'waiting', of('A', { lang: 'en' }), outsider);
    expect(english.lines).toContain(
      'Only who may read the people of this unit sees more than how long groups of five or more have waited.',
    );
    expect(said(await listFile(t, 'waiting', of('A', { asOf: '2023-11-15' }), outsider))).toBe(0);
  });

  it.each([
    ['once', 1, false],
    ['without end', 99, true],
  ])('who waits: one version of all figures when somebody records in between, %s', async (_, times, isMoving) => {
    const resolver = t.app.get(WaitingResolver, { strict: false });
    const reading = resolver.waiting.bind(resolver);
    let left = times;
    const spy = jest.spyOn(resolver, 'waiting').mockImplementation(async (...asked) => {
      if (left-- > 0)
        await addPeople(t, [
          { unitId: id('A4'), events: [{ criterion: 'vneid_level2', stage: 'approved', on: '2023-11-01' }] },
        ]);
      return reading(...asked);
    });
    const { rows, lines } = await listFile(t, 'waiting', of('A'), committee).finally(() => spy.mockRestore());
    expect(times - left).toBeGreaterThan(1);
    const sum = (part: string) =>
      rows.filter((row) => row[0] === part && row[2] !== '').reduce((n, row) => n + Number(row[3]), 0);
    const because = rows.filter((row) => row[0] === 'Khó khăn, vướng mắc đã ghi');
    expect(because.reduce((n, row) => n + Number(row[3]), 0)).toBe(sum('Ai đang giữ việc'));
    expect(sum('Tình trạng') === sum('Ai đang giữ việc')).toBe(!isMoving);
    expect(lines.some((line) => line.startsWith('Có người đang nhập số liệu'))).toBe(isMoving);
  });

  it('the trend: the days of the screen, the latest first, to the day that is asked about', async () => {
    for (const to of ['2023-11-11', '2023-11-20']) {
      const asked = of('A', { to });
      const { boardTrend } = await t.ask<{ boardTrend: { points: Record<string, string | number>[] } }>(
        TREND,
        asked,
        committee,
      );
      const { rows, lines } = await listFile(t, 'trend', asked, committee);
      expect(rows.length).toBeGreaterThan(1);
      expect(rows).toEqual(
        boardTrend.points
          .map(({ day, claimed, verified, inScope, target, rateText }) =>
            [vietnamese(String(day)), claimed, verified, inScope, target, inScope === 0 ? '' : rateText].map(String),
          )
          .reverse(),
      );
      expect(lines).toContain(`Số liệu đến ngày ${vietnamese(to)}`);
      expect(lines.some((line) => line.startsWith('Hạn 31/12/2023, chỉ tiêu 100 %'))).toBe(true);
    }
  });

  it('each is on record before it is sent; what is refused is not', async () => {
    const before = (await listsOnRecord(t)).length;
    await listBook(t, 'second-board', of('A', { kind: 'first' }), committee);
    const [last, ...rest] = await listsOnRecord(t);
    expect(rest.length).toBe(before);
    expect(last).toEqual({
      actor: '=Bà Chủ Tịch',
      unitId: id('A'),
      detail: {
        list: 'second-board',
        criterion: 'vneid_level2',
        kind: 'first',
        lens: 'all',
        asOf: '2023-11-20',
        since: null,
        format: 'xlsx',
        rows: 5,
      },
    });
    const staff = await t.signInAs('staff', id('79'));
    const association = await t.signInAs('association', id('79'), { lens: 'membership:doan_vien' });
    for (const list of ['second-board', 'waiting', 'trend']) {
      const asked = of('A', { kind: 'first' });
      expect(await listRefusal(t, list, asked, null)).toBe('401 UNAUTHENTICATED');
      for (const session of [staff, association])
        expect(await listRefusal(t, list, asked, session)).toBe('404 not_found');
      expect(await listRefusal(t, list, asked, committee, 'pdf')).toBe('404 not_found');
      expect(await listRefusal(t, list, { ...asked, unitId: 'x' }, committee)).toBe('404 not_found');
      expect(await listRefusal(t, list, { ...asked, criterion: 'x' }, committee)).toBe('400 unknown_criterion');
      expect(await listRefusal(t, list, { ...asked, lens: 'x' }, committee)).toBe('400 unknown_lens');
      const day = list === 'trend' ? 'to' : 'asOf';
      expect(await listRefusal(t, list, { ...asked, [day]: '2024-01-01' }, committee)).toBe('400 day_in_future');
      expect(await listRefusal(t, list, of('A3', { kind: 'first' }), outsider)).toBe('400 too_few_to_show');
    }
    expect(await listRefusal(t, 'second-board', of('A', { kind: 'x' }), committee)).toBe('400 unknown_second_board');
    expect((await listsOnRecord(t)).length).toBe(before + 1);
  });
});
