import type { Code } from './codes.js';

/**
 * What an operation may ask for. Every permission but self.read holds only inside the subtree of the units the role
 * was given for; board.read and board.export give totals of other units too, and never a person.
 */
export type Permission = (typeof PERMISSIONS)[number];

export const PERMISSIONS = [
  'board.read', // figures of units: totals, rates, ranks
  'peer_group.write', // which units are ranked together, and for how long that stands: for units below one's own
  'board.export', // the same figures as a file: logged and marked with the author
  'unit.read', // the tree with heads and dates
  'unit.write',
  'people.identify', // name, birth date, unit and stages only: no memberships, reasons or history
  'people.read', // lists and pages of people, ids masked
  'people.write', // hire, leave, correct a name; memberships
  'people.print', // call list on paper: no ids, no reasons
  'people.export', // lists as files: logged and marked with the author
  'status.record',
  'status.correct', // retract or move backwards, with a reason
  'scope.write', // exempt or defer, with document and approver
  'import.read', // lists that came in for one's units: what they would change, and did
  'import.run', // a unit's roster: dry run and apply; saying that it is complete
  'headcount.record', // declared posts of a unit, by a document
  'week.read', // weekly figures as they were confirmed, with the report to sign
  'week.confirm', // confirm them for the unit's head, and answer what is asked about them
  'week.review', // accept them, or return them with a question; from above the unit only
  'conflict.resolve', // employed elsewhere, contradicting sources
  'police.import', // official lists, recorded at the trust "police"
  'police.request', // whole ids of those who wait at the police, as a list for the police: logged with its purpose
  'user.read',
  'user.manage', // open, reset and close accounts; printed slips
  'role.grant', // only the roles canGrant allows
  'focal.name', // name a focal officer, with from and to dates
  'radar.read', // what is odd about the figures of one's units, as questions
  'radar.answer', // to record the explanation
  'audit.read',
  'directive.read',
  'directive.write', // directives, criteria, stages, targets
  'rating.read', // rating schemes and their history
  'rating.scheme', // drafts of schemes and publishing them: for the whole city only
  'rating.manage', // rating periods: prepare, open, agencies; for the whole city only
  'rating.sheet', // sheets of one's units: levels, figures and what was done with them
  'rating.enter', // scores and facts of people, minutes of the meeting
  'rating.propose', // a level for each of the unit's people
  'rating.decide', // the agency's head, or a deputy while the head is away; never for oneself
  'rating.lock', // closes an agency that is decided; asks for corrections afterwards
  'rating.export', // results as files and papers: logged and marked with the author
  'self.read', // one's own stages and history
  'self.rate', // one's own self-assessment, objection and appeal
] as const;

export type Role =
  'administrator' | 'committee' | 'hr' | 'unit_head' | 'unit_focal' | 'association' | 'police_liaison' | 'staff';

export const ROLES: readonly Code<Role>[] = [
  { code: 'administrator', vi: 'Quản trị hệ thống', en: 'Administrator' },
  { code: 'committee', vi: 'Lãnh đạo UBND', en: "People's Committee" },
  { code: 'hr', vi: 'Tổ chức cán bộ', en: 'Human resources' },
  { code: 'unit_head', vi: 'Thủ trưởng đơn vị', en: 'Unit head' },
  { code: 'unit_focal', vi: 'Đầu mối đơn vị', en: 'Focal officer' },
  { code: 'association', vi: 'Tổ chức đoàn thể', en: 'Association' },
  { code: 'police_liaison', vi: 'Cán bộ Công an phụ trách', en: 'Police liaison' },
  { code: 'staff', vi: 'CB, CC, VC, NLĐ', en: 'Staff' },
];

/** Unit work that a focal officer does for the head; each act is logged as done for the head. */
const FOCAL: readonly Permission[] = [
  'board.read',
  'board.export',
  'unit.read',
  'people.identify',
  'people.read',
  'people.write',
  'people.print',
  'status.record',
  'scope.write',
  'import.read',
  'import.run',
  'headcount.record',
  'week.read',
  'radar.read',
  'directive.read',
];

/** Decisions about people, which a focal officer prepares but does not take. */
const PEOPLE_DECISIONS: readonly Permission[] = [
  'people.export',
  'police.request',
  'status.correct',
  'conflict.resolve',
  'radar.answer',
];

/**
 * What each role may do. Absent means denied. A person with several roles has the sum; an officer who is also
 * staff holds both roles.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  // Runs the system, and does not see people by default: whoever needs to is given a second role, on record.
  administrator: [
    'board.read',
    'unit.read',
    'unit.write',
    'user.read',
    'user.manage',
    'role.grant',
    'audit.read',
    'directive.read',
    'directive.write',
    'rating.read',
    'rating.scheme',
    'rating.manage',
  ],
  // Reads everything below it and changes no figure: it accepts what units confirm, or asks, may put down what a unit
  // explained, says which units are compared with one another, and rates the heads of the agencies under it.
  committee: [
    'board.read',
    'peer_group.write',
    'board.export',
    'unit.read',
    'people.identify',
    'people.read',
    'week.read',
    'week.review',
    'radar.read',
    'radar.answer',
    'directive.read',
    'rating.read',
    'rating.sheet',
    'rating.decide',
    'rating.export',
  ],
  hr: [
    ...FOCAL,
    ...PEOPLE_DECISIONS,
    'rating.read',
    'rating.scheme',
    'rating.manage',
    'rating.sheet',
    'rating.enter',
    'rating.lock',
    'rating.export',
  ],
  // unit.write is for units below the head's own: nobody changes the unit they are ranked with.
  unit_head: [
    ...FOCAL,
    ...PEOPLE_DECISIONS,
    'week.confirm',
    'unit.write',
    'user.read',
    'user.manage',
    'role.grant',
    'focal.name',
    'rating.read',
    'rating.sheet',
    'rating.enter',
    'rating.propose',
    'rating.decide',
    'rating.export',
  ],
  unit_focal: [...FOCAL, 'week.confirm'],
  // Figures of one membership's lens only; the lens is kept with the role.
  association: ['board.read'],
  // Official lists of its area go in; sees who people are and where they stand, nothing else about them.
  police_liaison: ['board.read', 'unit.read', 'people.identify', 'import.read', 'police.import', 'directive.read'],
  staff: ['self.read', 'self.rate', 'board.read'],
};

/** Which roles each role may give, always for units of its own subtree. */
const GRANTS: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  administrator: ROLES.map(({ code }) => code),
  unit_head: ['unit_head', 'hr', 'unit_focal', 'staff'],
};

/** True when one of the roles has the permission. Unknown roles have none. */
export function can(roles: readonly string[], permission: Permission): boolean {
  return roles.some((role) => isRole(role) && ROLE_PERMISSIONS[role].includes(permission));
}

/** All permissions of the roles together, in the order of PERMISSIONS. */
export function permissionsOf(roles: readonly string[]): Permission[] {
  return PERMISSIONS.filter((permission) => can(roles, permission));
}

/** True when someone with these roles may give `role`: nobody gives more than the level below may hold. */
export function canGrant(roles: readonly string[], role: Role): boolean {
  return roles.some((own) => isRole(own) && (GRANTS[own]?.includes(role) ?? false));
}

/** True for the code of a role. */
export function isRole(value: string): value is Role {
  return Object.hasOwn(ROLE_PERMISSIONS, value);
}
