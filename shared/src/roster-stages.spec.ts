import { describe, expect, it } from '@jest/globals';
import { serialDay } from './roster-grid.js';
import { columnRole, type RosterCriterion } from './roster-headings.js';
import { readCriterion } from './roster-stages.js';

const LAST_DAY = '2023-11-20';

/** Headings with what stands below them; a bare number is a serial day as a date cell. */
type Cells = Record<string, string | number | undefined>;

function read(criterion: RosterCriterion, cells: Cells) {
  const places = Object.entries(cells).map(([header, value], column) => {
    const role = columnRole(header.split(' / '));
    if (!role) throw new Error(`${header} is no column`);
    const day = typeof value === 'number' ? (serialDay(value, false) ?? undefined) : undefined;
    const cell = value === undefined ? undefined : { column, value, ...(day === undefined ? {} : { day }) };
    return { column: { column, letters: header, header, role }, cell };
  });
  const { steps, issues, cardIssuedOn } = readCriterion(criterion, places, { lastDay: LAST_DAY, date1904: false });
  return {
    steps: steps.map(({ stage, on }) => (on === null ? stage : `${stage} ${on}`)),
    issues: issues.map(({ code, column, fallsBackTo }) =>
      [code, column?.header.split(' / ').at(-1), ...(fallsBackTo === undefined ? [] : [fallsBackTo])].join(' '),
    ),
    cardIssuedOn,
  };
}

const WARD = { has: 'CCCD gắn chip / Đã có (x)', issued: 'CCCD gắn chip / Ngày cấp' };
const TEXT = { has: 'CCCD gắn chip / Tình trạng', issued: 'CCCD gắn chip / Ngày cấp' };

describe('chip card', () => {
  const cases: [why: string, cells: Cells, steps: string[], issues: string[]][] = [
    ['tick and day', { [WARD.has]: 'x', [WARD.issued]: '06/02/2022' }, ['held 2022-02-06'], []],
    ['tick', { [WARD.has]: 'x', [WARD.issued]: undefined }, ['held'], []],
    ['no tick', { [WARD.has]: undefined, [WARD.issued]: undefined }, ['none'], []],
    ['a word among ticks', { [WARD.has]: 'chờ cấp', [WARD.issued]: undefined }, ['applied'], []],
    ['a question mark', { [WARD.has]: '?', [WARD.issued]: undefined }, [], ['unknown_stage_text Đã có (x)']],
    [
      'a question mark beside a day',
      { [WARD.has]: '?', [WARD.issued]: '06/02/2022' },
      [],
      ['unknown_stage_text Đã có (x)'],
    ],
    ['only the day of issue', { [WARD.has]: undefined, [WARD.issued]: '06/02/2022' }, ['held 2022-02-06'], []],
    ['a day in place of the tick', { [WARD.has]: '06/02/2022', [WARD.issued]: undefined }, ['held 2022-02-06'], []],
    [
      'an impossible day costs only itself',
      { [WARD.has]: 'x', [WARD.issued]: '31/06/2022' },
      ['held'],
      ['bad_date Ngày cấp'],
    ],
    ['a year is no day', { [WARD.has]: 'x', [WARD.issued]: '2022' }, ['held'], ['bad_date Ngày cấp']],
    ['a future day costs the stage', { [WARD.has]: 'x', [WARD.issued]: '06/02/2032' }, [], ['future_date Ngày cấp ']],
    [
      'a future day without a tick',
      { [WARD.has]: undefined, [WARD.issued]: '06/02/2032' },
      [],
      ['future_date Ngày cấp '],
    ],
    ['the day itself is not future', { [WARD.has]: 'x', [WARD.issued]: LAST_DAY }, [`held ${LAST_DAY}`], []],
    ['status text', { [TEXT.has]: 'Đã làm, chờ cấp', [TEXT.issued]: undefined }, ['applied'], []],
    ['no status text says nothing', { [TEXT.has]: undefined, [TEXT.issued]: undefined }, [], []],
    [
      'waiting with an old day of issue',
      { [TEXT.has]: 'Chưa có', [TEXT.issued]: '06/02/2022' },
      ['none'],
      ['status_date_mismatch_warning Ngày cấp'],
    ],
    [
      'applied on, held on',
      { 'Ngày làm CCCD': '01/02/2022', 'Ngày cấp CCCD': '06/02/2022' },
      ['applied 2022-02-01', 'held 2022-02-06'],
      [],
    ],
    ['two tick columns', { 'CCCD gắn chip / Có': undefined, 'CCCD gắn chip / Chưa có': 'x' }, ['none'], []],
  ];
  it.each(cases)('%s', (_why, cells, steps, issues) => {
    expect(read('chip_card', cells)).toMatchObject({ steps, issues });
  });

  it('keeps the day of issue for the lapse', () => {
    expect(read('chip_card', { [WARD.has]: 'x', [WARD.issued]: '06/02/2022' }).cardIssuedOn).toBe('2022-02-06');
    expect(read('chip_card', { [TEXT.has]: 'Chưa có', [TEXT.issued]: '06/02/2032' }).cardIssuedOn).toBeNull();
  });
});

const [REGISTERED, APPROVED, ACTIVATED] = ['Ngày đăng ký', 'Ngày phê duyệt', 'Ngày kích hoạt'];
const steps3 = (registered?: string | number, approved?: string | number, activated?: string | number): Cells => ({
  [REGISTERED as string]: registered,
  [APPROVED as string]: approved,
  [ACTIVATED as string]: activated,
});

describe('VNeID level 2', () => {
  const cases: [why: string, cells: Cells, steps: string[], issues: string[]][] = [
    ['nothing in three day columns', steps3(), ['not_registered'], []],
    ['registered', steps3('15/11/2023'), ['registered 2023-11-15'], []],
    [
      'all three, dated',
      steps3(45_050, 45_060, '19/05/2023'),
      ['registered 2023-05-04', 'approved 2023-05-14', 'activated 2023-05-19'],
      [],
    ],
    ['activated alone implies the others', steps3(undefined, undefined, '19/05/2023'), ['activated 2023-05-19'], []],
    [
      'an impossible first day: the later stages stand',
      steps3('31/06/2023', '26/07/2023', '28/07/2023'),
      ['approved 2023-07-26', 'activated 2023-07-28'],
      ['bad_date Ngày đăng ký'],
    ],
    [
      'an impossible last day: still activated',
      steps3('01/06/2023', '02/06/2023', '31/06/2023'),
      ['registered 2023-06-01', 'approved 2023-06-02', 'activated'],
      ['bad_date Ngày kích hoạt'],
    ],
    [
      'a future activation falls back',
      steps3('30/10/2022', '08/11/2022', '10/11/2032'),
      ['registered 2022-10-30', 'approved 2022-11-08'],
      ['future_date Ngày kích hoạt approved'],
    ],
    [
      'a future approval costs nothing after it',
      steps3(undefined, '10/11/2032', '10/11/2023'),
      ['activated 2023-11-10'],
      ['future_date Ngày phê duyệt activated'],
    ],
    ['all in the future', steps3('10/11/2032'), [], ['future_date Ngày đăng ký ']],
    [
      'activated before approved',
      steps3('01/08/2023', '13/08/2023', '30/07/2023'),
      ['registered 2023-08-01', 'approved 2023-08-13', 'activated 2023-07-30'],
      ['date_order_warning Ngày kích hoạt'],
    ],
    ['ticks in place of days', steps3('x', 'x'), ['approved'], []],
    ['a word that denies', steps3('15/11/2023', 'chưa', 'không'), ['registered 2023-11-15'], []],
    [
      'an unreadable last step leaves the others',
      steps3('01/06/2023', undefined, '???'),
      ['registered 2023-06-01'],
      ['unknown_stage_text Ngày kích hoạt'],
    ],
    ['an unreadable only step', steps3(undefined, undefined, '???'), [], ['unknown_stage_text Ngày kích hoạt']],
    // The five-column template
    ['template: ticked', { 'Đã kích hoạt': 'x' }, ['activated'], []],
    ['template: empty tells nothing', { 'Đã kích hoạt': undefined }, [], []],
    ['template: no', { 'Đã kích hoạt': 'chưa' }, [], []],
    ['template: a day', { 'Đã kích hoạt': '19/05/2023' }, ['activated 2023-05-19'], []],
    // Status and its day
    [
      'status and day',
      { 'Định danh mức 2': 'Đã kích hoạt', 'Định danh mức 2 / Ngày': '19/05/2023' },
      ['activated 2023-05-19'],
      [],
    ],
    [
      'status, future day',
      { 'Định danh mức 2': 'Đã kích hoạt', 'Định danh mức 2 / Ngày': '19/05/2032' },
      [],
      ['future_date Ngày '],
    ],
    [
      'status, impossible day',
      { 'Định danh mức 2': 'Đã kích hoạt', 'Định danh mức 2 / Ngày': '32/05/2023' },
      ['activated'],
      ['bad_date Ngày'],
    ],
    [
      'status not understood',
      { 'Định danh mức 2': 'CA hẹn', 'Định danh mức 2 / Ngày': '19/05/2023' },
      [],
      ['unknown_stage_text Định danh mức 2'],
    ],
    ['a tick says nothing of which stage', { 'Định danh mức 2': 'x' }, [], ['unknown_stage_text Định danh mức 2']],
    ['not activated', { 'Định danh mức 2': 'Chưa kích hoạt' }, [], []],
    [
      'rejected',
      { 'Định danh mức 2': 'Bị từ chối', ...steps3('23/07/2022') },
      ['registered 2022-07-23', 'rejected'],
      [],
    ],
    [
      'status with the days of its steps',
      { 'Định danh mức 2': 'Đã duyệt, chưa kích hoạt', ...steps3('10/03/2023', '20/03/2023') },
      ['registered 2023-03-10', 'approved 2023-03-20'],
      [],
    ],
    [
      'status activated, its day in the future',
      { 'Định danh mức 2': 'Đã kích hoạt', ...steps3('10/03/2023', undefined, '20/03/2032') },
      ['registered 2023-03-10'],
      ['future_date Ngày kích hoạt registered'],
    ],
    [
      'a day of a later step than the status',
      { 'Định danh mức 2': 'Đã duyệt, chưa kích hoạt', ...steps3('10/03/2023', '20/03/2023', '22/03/2023') },
      ['registered 2023-03-10', 'approved 2023-03-20'],
      ['status_date_mismatch_warning Ngày kích hoạt'],
    ],
  ];
  it.each(cases)('%s', (_why, cells, steps, issues) => {
    expect(read('vneid_level2', cells)).toMatchObject({ steps, issues });
  });
});

describe('online services', () => {
  const ACCOUNT = 'Dịch vụ công trực tuyến / Có tài khoản (x)';
  const USED = 'Dịch vụ công trực tuyến / Ngày sử dụng lần đầu';
  const cases: [why: string, cells: Cells, steps: string[]][] = [
    ['nothing', { [ACCOUNT]: undefined, [USED]: undefined }, ['never']],
    ['an account', { [ACCOUNT]: 'x', [USED]: undefined }, ['account_ready']],
    ['used', { [ACCOUNT]: 'x', [USED]: 44_918 }, ['used 2022-12-23']],
    ['only one column, empty', { [USED]: undefined }, []],
    ['status text', { 'Dịch vụ công trực tuyến': 'Chưa sử dụng' }, ['never']],
    [
      'dash',
      { 'Dịch vụ công trực tuyến': 'Đã có tài khoản', 'Dịch vụ công trực tuyến / Ngày': '01/02/2023' },
      ['account_ready 2023-02-01'],
    ],
  ];
  it.each(cases)('%s', (_why, cells, steps) => {
    expect(read('online_service', cells)).toMatchObject({ steps, issues: [] });
  });

  it('keeps the reference of the first procedure', () => {
    const column = (header: string, i: number) => ({ column: i, letters: header, header, role: columnRole([header])! });
    const places = ['Dịch vụ công trực tuyến', 'Ngày sử dụng', 'Mã hồ sơ'].map(column);
    const values = ['Đã sử dụng', '31/07/2023', 'H29.18-230731-6862'];
    const cells = places.map((place, i) => ({ column: place, cell: { column: i, value: values[i]! } }));
    expect(readCriterion('online_service', cells, { lastDay: LAST_DAY, date1904: false }).steps).toEqual([
      { stage: 'used', on: '2023-07-31', reference: 'H29.18-230731-6862' },
    ]);
  });
});
