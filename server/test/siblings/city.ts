import type { Role } from '@dat100/shared/permissions';
import type { Session, TestApp } from '../app.js';
import { addTree } from '../facts.js';
import { CONTESTED, LEFT, Office, type Things } from './office.js';
import type { Belongings } from './table-dump.js';

/** Two wards of a district, each with an office below it: A looks, B is looked for. */
const TREE = [
  '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
  '760,Quận 1,quan,79,,',
  '26740,Phường Bến Nghé,phuong,760,,',
  'BN-VP,Văn phòng Bến Nghé,phong,26740,,',
  '26743,Phường Bến Thành,phuong,760,,',
  'BT-VP,Văn phòng Bến Thành,phong,26743,,',
];

export interface SiblingCity {
  /** what the callers may see and act upon */
  own: Things & { subUnit: string; version: number };
  /** what they may not, by where it stands */
  hidden: Record<string, Things>;
  /** what does not exist */
  missing: Things;
  callers: Record<string, Session>;
  /** whatever stands in an answer to A and matches has come from the hidden ones */
  secret: RegExp;
  belongsToB: Belongings;
}

/** The roles that look, all of A. */
const CALLERS: Role[] = [
  'unit_head',
  'unit_focal',
  'hr',
  'police_liaison',
  'association',
  'staff',
  'committee',
  'administrator',
];

// Of the hidden people everything is told by these: names, titles, reasons and papers, days, the end of a masked id.
const SECRET =
  /cà kín|ca kin|đỗ th[iị] rời|chức kín|người kín|nguoi kin|lý do kín|so-kin|kin\.|tep-kin|1961-|2021-04-0|2023-02-0|•9\d\d/i;

/**
 * Puts the city in over the wire: first A, then what is hidden from it. Cities of two variants differ in the hidden
 * alone, and A's keys are the same.
 */
export async function siblingCity(t: TestApp, variant: 0 | 1 = 0): Promise<SiblingCity> {
  const units = await addTree(t, TREE);
  const office = async (code: string, secret: string | null, hr?: Session) => {
    const unit = units.get(code) ?? 0;
    const names = secret === null ? {} : { username: `kin.${secret}.hr`, displayName: 'Người Kín Tổ Chức' };
    return new Office(t, unit, code, hr ?? (await t.signInAs('hr', unit, names)), secret === null ? null : variant);
  };
  const a = await office('26740', null);
  const b = await office('26743', 'b');
  const above = await office('760', 'quan');
  const mover = await a.save('Phạm Người Chuyển');
  // A's own list tells the end of this one's id, under another name than the records have.
  const contested = await b.save(variant === 0 ? 'Bùi Cà Kín Năm' : 'Lê Thị Nghe Nói', CONTESTED);
  const left = await b.save(variant === 0 ? 'Đỗ Thị Rời' : 'Đỗ Thi Rời', LEFT);
  await t.ask(END, { id: left }, b.hr);
  const listed = [
    { name: 'Lê Thị Nghe Nói', id: CONTESTED },
    { name: 'Đỗ Thị Roi', id: LEFT, level2: 'Đã kích hoạt', activated: '01/11/2023' },
  ];
  const own = await a.fill('Trần Của Mình', 'a', listed);
  const callers = await callersOf(t, a);
  const hidden: Record<string, Things> = {
    sibling: await b.fill('Bùi Cà Kín Nhất', 'kin.b'),
    'office of the sibling': await (await office('BT-VP', 'vp', b.hr)).fill('Bùi Cà Kín Nhì', 'kin.b.vp'),
    'unit above': await above.fill('Bùi Cà Kín Sáu', 'kin.quan'),
  };
  await t.ask(MOVE, { id: mover, unit: String(b.unit) }, above.hr);
  const sibling = hidden['sibling'] as Things;
  hidden['who has left the sibling'] = { ...sibling, person: left, words: 'Đỗ Thị Rời' };
  hidden['who has moved to the sibling'] = { ...sibling, person: mover };
  hidden['who is on a list of A'] = { ...sibling, person: contested };
  return {
    own: { ...own, subUnit: String(units.get('BN-VP')), version: 1 },
    hidden,
    missing: await missing(t, own),
    callers,
    secret: SECRET,
    belongsToB: await belongings(t, [b.unit, units.get('BT-VP') ?? 0]),
  };
}

const END =
  'mutation($id: ID!) { endEmployment(personId: $id, lastDay: "2023-11-15", reason: "lý do kín", version: 1) }';
const MOVE =
  'mutation($id: ID!, $unit: ID!) { transferPerson(personId: $id, toUnitId: $unit, from: "2023-11-19", title: "Chức kín mới", version: 1) { id } }';

async function callersOf(t: TestApp, a: Office): Promise<Record<string, Session>> {
  const callers: Record<string, Session> = {};
  for (const role of CALLERS) {
    const lens = role === 'association' ? 'membership:dang_vien' : null;
    const dated = role === 'unit_focal' ? { validFrom: '2023-11-01', validTo: '2023-12-31' } : {};
    const actsForId = role === 'unit_focal' ? (callers['unit_head']?.userId ?? null) : null;
    const personId = role === 'staff' ? Number(await a.save('Võ Thị Nhân Viên')) : null;
    callers[role] = await t.signInAs(role, a.unit, {
      username: `a.${role.replace('_', '-')}`,
      lens,
      actsForId,
      personId,
      ...dated,
    });
  }
  return callers;
}

/** Ids that look like those of things and name nothing. */
async function missing(t: TestApp, like: Things): Promise<Things> {
  const key = () => String(t.keys.next());
  return {
    unit: '99',
    unitCode: '26749',
    person: key(),
    event: key(),
    import: key(),
    planned: key(),
    row: key(),
    user: key(),
    role: key(),
    view: key(),
    week: key(),
    username: `${like.username}-none`,
    words: 'Không Có Người Này',
  };
}

const OF_PEOPLE = ['employment', 'membership', 'scope_mark', 'status_event', 'standing', 'stuck', 'user_account'];

/** The keys of all that is B's, by the columns that hold them. */
async function belongings(t: TestApp, unitIds: readonly number[]): Promise<Belongings> {
  const units = new Set(unitIds);
  const keys = async (table: string, column: string, of: ReadonlySet<number>, is: string) => {
    const rows = await t.db.read.rows<Record<string, unknown>>(`SELECT * FROM ${table}`);
    return new Set(rows.filter((row) => of.has(Number(row[is]))).map((row) => Number(row[column])));
  };
  const people = await keys('person', 'id', units, 'unit_id');
  const imports = await keys('import_file', 'id', units, 'unit_id');
  const weeks = await keys('week_confirmation', 'id', units, 'unit_id');
  return {
    unit_id: units,
    'unit.id': units,
    // Rows of A's lists name people of B, and are A's.
    ...Object.fromEntries(OF_PEOPLE.map((table) => [`${table}.person_id`, people])),
    'person.id': people,
    import_id: imports,
    'import_file.id': imports,
    'week_confirmation.id': weeks,
    confirmation_id: weeks,
    user_id: await keys('user_role', 'user_id', units, 'unit_id'),
    'user_account.id': await keys('user_role', 'user_id', units, 'unit_id'),
  };
}
