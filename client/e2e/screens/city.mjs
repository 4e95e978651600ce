// The demo city with something on every screen: lists that came in, what waits because of them, a rating under way.
import { readFile } from 'node:fs/promises';
import { fromToday, yearOf } from '../days.mjs';
import { openedPeriod } from '../rating-period.mjs';
import { sessionOf } from '../browser.mjs';

const { Blob, FormData } = globalThis;
const ROSTERS = new URL('../../../server/test/rosters/', import.meta.url);
/** Far longer than a list takes, on a machine busy with other stories too. */
const WAIT_MS = 240_000;
const GOOD = 'Theo kết quả công việc cả năm.';

/** Without it the server takes a request for one of another site. */
const OURS = { 'x-requested-with': 'dat100' };

/** Asks the server as one of the demo's accounts, and sends it lists. */
function caller(address, cookie) {
  async function sent(path, init) {
    const response = await fetch(address + path, {
      method: 'POST',
      ...init,
      headers: { ...init.headers, ...OURS, cookie },
    });
    return response.json();
  }
  async function ask(query, variables = {}) {
    const body = JSON.stringify({ query, variables });
    const { data, errors } = await sent('/graphql', { body, headers: { 'content-type': 'application/json' } });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
  async function send(name, bytes, { unitId, kind = 'roster' }) {
    const form = new FormData();
    form.append('kind', kind);
    form.append('unitId', unitId);
    form.append('file', new Blob([bytes]), name);
    const { id, error } = await sent('/files/imports', { body: form, headers: {} });
    if (!id) throw new Error(JSON.stringify(error));
    return until(async () => (await stateOf(id)) !== 'reading', id);
  }
  async function apply(id) {
    await ask('mutation($id: ID!) { applyImport(id: $id, goodRowsOnly: true) { id } }', { id });
    return until(async () => (await stateOf(id)) === 'applied', id);
  }
  async function stateOf(id) {
    return (await ask('query($id: ID!) { import(id: $id) { state } }', { id })).import.state;
  }
  return { ask, send, apply };
}

async function until(done, answer) {
  const deadline = Date.now() + WAIT_MS;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error('The city was not ready in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return answer;
}

/** Invented people, whose ids have a serial part that begins with 9; the police have one under another name. */
const PEOPLE = [
  { id: '079185976101', name: 'Trần Thị Thúy An', police: 'TRAN THI THUY AN' },
  { id: '079085976202', name: 'Lê Văn Bình', police: 'LE VAN  BINH' },
  { id: '079190976303', name: 'Ngô Kim Chi', police: 'NGO KIM CHI' },
  { id: '079192976404', name: 'Phan Ngọc Dung', police: 'PHAM NGOC DUNG' },
  { id: '079086976505', name: 'Đỗ Đình Đức', police: 'DO DINH DUNG' },
];

const bytesOf = (lines) => Buffer.from(lines.join('\r\n'), 'utf8');

/** A list of a ward as of a day. */
const listOf = (ward, day, people) =>
  bytesOf([
    `DANH SÁCH CÁN BỘ tính đến ngày ${day}`,
    '',
    'Họ và tên,Số CCCD,Đơn vị,Loại hình,Định danh mức 2',
    ...people.map(({ name, id }) => `${name},${id},${ward},Công chức,Chưa đăng ký`),
  ]);

const policeList = () =>
  bytesOf([
    'DANH SÁCH TÀI KHOẢN ĐÃ KÍCH HOẠT',
    '',
    'STT,Số định danh,Họ và tên,Ngày kích hoạt',
    ...PEOPLE.map(({ id, police }, at) => `${at + 1},${id},${police},05/11/2023`),
    '6,079190976999,NGUYEN VAN KHONG,05/11/2023',
  ]);

/** Lists of every kind and fate. */
async function lists({ head, hr, police }, { ward, district }) {
  const roster = await readFile(new URL('danh-sach-phuong-ben-nghe.xlsx', ROSTERS));
  const planned = await head.send('danh-sach-thang-11.xlsx', roster, { unitId: ward });
  const applied = await head.apply(await head.send('danh-sach-phuong-ben-nghe.xlsx', roster, { unitId: ward }));
  const refused = await head.send('ghi-chu.csv', bytesOf(['Ghi chú,Ngày', 'Họp giao ban,01/11/2023']), {
    unitId: ward,
  });
  const those = { unitId: district };
  await hr.apply(await hr.send('ben-nghe.csv', listOf('Phường Bến Nghé', '01/11/2023', PEOPLE), those));
  const moved = listOf('Phường Đa Kao', '20/11/2023', PEOPLE.slice(0, 2));
  const transfers = await hr.apply(await hr.send('da-kao.csv', moved, those));
  const counts = await readFile(new URL('tong-hop-quan-1.xlsx', ROSTERS));
  const summary = await hr.send('tong-hop-quan-1.xlsx', counts, those);
  const list = () => police.send('cong-an-da-kich-hoat.csv', policeList(), { ...those, kind: 'police' });
  const piles = await police.apply(await list());
  return { planned, applied, refused, transfers, summary, police: piles };
}

const OWN = '{ myRatings { sheetId periodId year } }';
const CORRECTION = `mutation($sheetId: ID!) {
  requestRatingCorrection(sheetId: $sheetId, lockRevision: 1, level: "hoan_thanh",
    reason: "Nghỉ 4 tháng không lương, hồ sơ ghi thiếu.") { sheetId } }`;
const LINES = `query($periodId: ID!, $unitId: ID!) {
  ratingSheets(periodId: $periodId, unitId: $unitId) { items { id state finalLevel } } }`;

const USERS = 'mutation($users: [NewUserInput!]!) { createUsers(users: $users) { slips { username code } } }';
const OPEN = 'mutation($code: String!, $password: String!) { openAccount(code: $code, password: $password) { id } }';
const PASSWORD = 'bon-tu-rieng-cua-toi';

/** Accounts that the demo lacks, each opened by its slip; stories then sign in by their roles as by others. */
async function newAccounts({ address, accounts }, admin, users) {
  const asked = users.map((user) => ({ ...user, as: undefined }));
  const { slips } = (await admin.ask(USERS, { users: asked })).createUsers;
  for (const { username, code } of slips) {
    // Whoever opens an account is signed in by it: not in the session of the administrator.
    await caller(address, '').ask(OPEN, { code, password: PASSWORD });
    accounts.push({ username, password: PASSWORD, role: users.find((user) => user.username === username).as });
  }
}

/** A small agency of last year's rating, that nobody has begun to rate: its head proposes everybody as good. */
const SOCIETY = 'Hội Cựu chiến binh Thành phố';
const SHEETS = `query($periodId: ID!, $unitId: ID!) {
  ratingSheets(periodId: $periodId, unitId: $unitId) { items { id fullName revision state } } }`;
const HEAD = `mutation($id: ID!, $revision: Int!, $unitId: ID!) {
  setRatingHead(id: $id, revision: $revision, unitId: $unitId, reason: "Quyết định bổ nhiệm 07/QĐ-UBND.") { id } }`;
const PROPOSE = `mutation($agencyId: ID!, $periodId: ID!, $changes: [RatingLevelChange!]!) {
  proposeRatings(agencyId: $agencyId, periodId: $periodId, changes: $changes, reason: "${GOOD}") { done } }`;
const TEAMS = `query($periodId: ID!, $unitId: ID!) {
  ratingAgency(periodId: $periodId, unitId: $unitId) { teams { unitId revision } } }`;
const HAND_IN = `mutation($agencyId: ID!, $periodId: ID!, $unitId: ID!, $revision: Int!) {
  proposeRatingTeam(agencyId: $agencyId, periodId: $periodId, unitId: $unitId, revision: $revision) { state } }`;

/** Agencies of the same rating: one in which nobody is rated any more, and one that stands at its beginning. */
const UNRATED = 'Hội Nông dân Thành phố';
const UNTOUCHED = 'Hội Liên hiệp Phụ nữ Thành phố';
const TAKE_OUT = `mutation($id: ID!, $revision: Int!) {
  takeOutOfRating(id: $id, revision: $revision, out: true, reason: "Đưa vào kỳ do nhầm.") { id } }`;
const UNITS = 'query($search: String) { units(filter: { search: $search }) { items { id name } } }';

async function unitNamed({ ask }, search) {
  return (await ask(UNITS, { search })).units.items.find(({ name }) => name === search).id;
}

/** The city's human resources, and an agency that is ready to meet. */
async function society(set, { admin }, { city, lastYear: periodId }) {
  const unitId = await unitNamed(admin, SOCIETY);
  await newAccounts(set, admin, [
    { as: 'city_hr', username: 'nhansu', displayName: 'Sở Nội vụ', role: 'hr', unitId: city },
  ]);
  const hr = await callerOf(set, 'city_hr');
  const unit = { periodId, unitId };
  const rated = (await hr.ask(SHEETS, unit)).ratingSheets.items.filter(({ state }) => state !== 'not_rated');
  const people = await hr.ask('query($unitId: ID!) { people(filter: { unitId: $unitId }) { items { id fullName } } }', {
    unitId,
  });
  const [chief, deputy] = rated.map(({ fullName }) => people.people.items.find((one) => one.fullName === fullName).id);
  await newAccounts(set, admin, [
    {
      as: 'agency_head',
      username: 'chutichhoi',
      displayName: 'Chủ tịch Hội',
      role: 'unit_head',
      unitId,
      personId: chief,
    },
    { as: 'deputy', username: 'phochutichhoi', displayName: 'Phó Chủ tịch Hội', role: 'hr', unitId, personId: deputy },
  ]);
  const head = await callerOf(set, 'agency_head');
  await hr.ask(HEAD, { id: rated[0].id, revision: rated[0].revision, unitId });
  const changes = rated.slice(1).map(({ id, revision }) => ({ id, revision, level: 'tot' }));
  await head.ask(PROPOSE, { agencyId: unitId, periodId, changes });
  for (const team of (await head.ask(TEAMS, unit)).ratingAgency.teams)
    await head.ask(HAND_IN, { agencyId: unitId, periodId, ...team });
  const unrated = await unitNamed(admin, UNRATED);
  for (const { id, revision } of (await hr.ask(SHEETS, { periodId, unitId: unrated })).ratingSheets.items)
    await hr.ask(TAKE_OUT, { id, revision });
  return { society: unitId, untouched: await unitNamed(admin, UNTOUCHED) };
}

const CREATE = 'mutation($input: RatingPeriodInput!) { createRatingPeriod(input: $input) { id revision } }';
const HEADS = `mutation($id: ID!, $revision: Int!) { nameRatingHeads(periodId: $id, revision: $revision, heads: [],
  restVacant: true, reason: "chưa bổ nhiệm") { revision } }`;

/** Decree 90/2020 rates no later year: the demo's own year before is that one too. */
const LAST_OF_DECREE_90 = 2025;

/** A draft without faults: of those whom no period of last year is for. */
async function readyDraft(admin) {
  const year = Math.min(yearOf(fromToday(0)) - 1, LAST_OF_DECREE_90);
  const input = { year, scheme: 'nd90', cutOff: `${year}-11-30`, kinds: ['vien_chuc'] };
  const { createRatingPeriod } = await admin.ask(CREATE, { input });
  await admin.ask(HEADS, createRatingPeriod);
  return createRatingPeriod.id;
}

/** Last year's rating is locked in the demo's district; this year's is opened, and another period is a draft. */
async function ratings(set, { hr, staff, admin }, { district }) {
  const { ratingPeriods } = await hr.ask('{ ratingPeriods { id state } }');
  const lastYear = ratingPeriods[0].id;
  const thisYear = await openedPeriod(await set.signedIn('administrator'));
  const cutOff = fromToday(-1);
  const input = { year: yearOf(cutOff), scheme: 'nd90', cutOff, kinds: ['vien_chuc'] };
  const draft = (await admin.ask(CREATE, { input })).createRatingPeriod.id;
  const ready = await readyDraft(admin);
  const { items } = (await hr.ask(LINES, { periodId: lastYear, unitId: district })).ratingSheets;
  const [locked, other] = items.filter(({ finalLevel }) => finalLevel === 'tot');
  await hr.ask(CORRECTION, { sheetId: locked.id });
  const own = (await staff.ask(OWN)).myRatings.find(({ periodId }) => periodId === thisYear);
  return { lastYear, thisYear, draft, ready, lockedSheet: locked.id, otherSheet: other.id, ownSheet: own.sheetId };
}

/** The last week that the ward has confirmed, as a day of it. */
async function confirmedWeek({ head }) {
  const { weekSheet } = await head.ask(
    'query($unitId: ID!) { weekSheet(unitId: $unitId) { history { state week { from } } } }',
    { unitId: (await head.ask('{ me { homeUnit { id } } }')).me.homeUnit.id },
  );
  return weekSheet.history.find(({ state }) => state === 'confirmed').week.from;
}

async function callerOf({ address, account }, role) {
  const { name, value } = await sessionOf(address, account(role));
  return caller(address, `${name}=${value}`);
}

/** Makes it once for a server. Answers what addresses of screens are made of. */
async function prepared(set) {
  const roles = {
    committee: 'committee',
    head: 'unit_head',
    hr: 'hr',
    police: 'police_liaison',
    staff: 'staff',
    admin: 'administrator',
  };
  const users = {};
  for (const [name, role] of Object.entries(roles)) users[name] = await callerOf(set, role);
  const homeOf = async ({ ask }) => (await ask('{ me { homeUnit { id } } }')).me.homeUnit.id;
  const places = {
    city: await homeOf(users.committee),
    district: await homeOf(users.hr),
    ward: await homeOf(users.head),
    early: fromToday(-3),
    lastWeek: await confirmedWeek(users),
  };
  const [first] = (
    await users.head.ask('query($unitId: ID!) { people(filter: { unitId: $unitId }) { items { id } } }', {
      unitId: places.ward,
    })
  ).people.items;
  const brought = await lists(users, places);
  const rated = await ratings(set, users, places);
  const agency = await society(set, users, { ...places, ...rated });
  await users.committee.ask('mutation($path: String!) { saveView(name: "Bảng sáng thứ Hai", path: $path) { id } }', {
    path: `/board/${places.city}?view=table`,
  });
  return { ...places, person: first.id, ...brought, ...rated, ...agency };
}

const cities = new Map();

/** The city of a story's server, prepared by the first story that asks for it. */
export function cityOf(set) {
  if (!cities.has(set.address)) cities.set(set.address, prepared(set));
  return cities.get(set.address);
}
