import { EMPLOYMENT_KINDS, MEMBERSHIPS, type Code, type Label } from './codes.js';
import type { ColumnRole, PlainField, RosterCriterion } from './roster-headings.js';
import { ROSTER_STAGES, STAGE_NAMES } from './roster-stage-words.js';

/** What a user may say that a column tells. The code is stable, it is stored: 'citizenId', 'vneid_level2.activated'. */
export interface RosterField extends Code<string> {
  readonly role: ColumnRole;
}

const PLAIN: readonly (readonly [PlainField, vi: string, en: string])[] = [
  ['citizenId', 'Số CCCD (số định danh)', 'Citizen ID'],
  ['name', 'Họ và tên (hoặc họ, tên đệm)', 'Full name (or all but the given name)'],
  ['givenName', 'Tên (cột riêng)', 'Given name (a column of its own)'],
  ['birthDate', 'Ngày sinh, năm sinh', 'Birth date or year'],
  ['birthDateMale', 'Ngày sinh, cột nam', 'Birth date, column for men'],
  ['birthDateFemale', 'Ngày sinh, cột nữ', 'Birth date, column for women'],
  ['sex', 'Giới tính', 'Sex'],
  ['sexMale', 'Nam (đánh dấu)', 'Male (tick)'],
  ['sexFemale', 'Nữ (đánh dấu)', 'Female (tick)'],
  ['phone', 'Số điện thoại', 'Phone number'],
  ['unitName', 'Đơn vị (tên)', 'Unit (name)'],
  ['unitCode', 'Mã đơn vị', 'Unit code'],
  ['title', 'Chức vụ, vị trí việc làm', 'Position'],
  ['kind', 'Loại hình (CB, CC, VC, NLĐ)', 'Kind of staff'],
  ['scope', 'Diện thực hiện', 'In scope, deferred or exempt'],
  ['scopeUntil', 'Tạm hoãn đến ngày', 'Deferred until'],
  ['scopeDocument', 'Văn bản miễn, tạm hoãn', 'Document of the exemption'],
  ['reason', 'Khó khăn, lý do (lời không khớp danh mục thì không lưu)', 'Stuck reason (other words are not kept)'],
  ['note', 'Ghi chú (không lưu vào hồ sơ)', 'Note (not kept on record)'],
  ['index', 'Số thứ tự', 'Row number'],
];

const CRITERIA: readonly (Code<RosterCriterion> & { tick: string | null })[] = [
  { code: 'chip_card', vi: 'CCCD gắn chip', en: 'Chip card', tick: 'held' },
  { code: 'vneid_level2', vi: 'Định danh mức 2', en: 'VNeID level 2', tick: null },
  { code: 'online_service', vi: 'Dịch vụ công trực tuyến', en: 'Online public services', tick: null },
];

const ofCriterion = ({ code: criterion, vi, en, tick }: (typeof CRITERIA)[number]): RosterField[] => {
  const last = ROSTER_STAGES[criterion].at(-1) as string;
  const field = (code: string, words: Label, role: ColumnRole): RosterField => ({
    ...{ code: `${criterion}.${code}`, vi: `${vi}: ${words.vi}`, en: `${en}: ${words.en}` },
    role,
  });
  return [
    field('status', { vi: 'tình trạng (bằng chữ)', en: 'status (in words)' }, statusRole(criterion, tick, false)),
    ...(tick === null
      ? []
      : [
          field(
            'tick',
            { vi: 'đánh dấu là có, ô trống là chưa', en: 'tick; empty means no' },
            statusRole(criterion, tick, true),
          ),
        ]),
    ...ROSTER_STAGES[criterion].map((stage) => {
      const name = STAGE_NAMES[stage] ?? { vi: stage, en: stage };
      const words = { vi: `“${name.vi}” (ngày hoặc đánh dấu)`, en: `“${name.en}” (day or tick)` };
      return field(stage, words, { field: 'step', criterion, stage });
    }),
    field(
      'day',
      criterion === 'chip_card'
        ? { vi: 'ngày cấp thẻ', en: 'day of issue' }
        : { vi: 'ngày của tình trạng', en: 'day of the status' },
      { field: 'day', criterion },
    ),
    ...(last === 'used'
      ? [field('reference', { vi: 'mã hồ sơ', en: 'case number' }, { field: 'reference', criterion })]
      : []),
  ];
};

function statusRole(criterion: RosterCriterion, tick: string | null, tickColumn: boolean): ColumnRole {
  return { field: 'status', criterion, tick, tickColumn };
}

/** Everything a column can be taken for, in the order of the screen. */
export const ROSTER_FIELDS: readonly RosterField[] = [
  ...PLAIN.map(([field, vi, en]): RosterField => ({ code: field, vi, en, role: { field } })),
  ...CRITERIA.flatMap(ofCriterion),
  ...EMPLOYMENT_KINDS.map(({ code, vi, en }): RosterField => ({
    ...{ code: `kind.${code}`, vi: `Loại hình: ${vi} (đánh dấu)`, en: `Kind of staff: ${en} (tick)` },
    role: { field: 'kindTick', kind: code },
  })),
  ...MEMBERSHIPS.map(({ code, vi, en }): RosterField => ({
    ...{ code: `membership.${code}`, vi, en },
    role: { field: 'membership', membership: code },
  })),
];

const BY_CODE = new Map(ROSTER_FIELDS.map((field) => [field.code, field]));

/** The role a field's code stands for; null for an unknown code. */
export function roleOfField(code: string): ColumnRole | null {
  return BY_CODE.get(code)?.role ?? null;
}

/** The code of what a column was taken for. */
export function fieldOfRole(role: ColumnRole): string {
  if (role.field === 'kindTick') return `kind.${role.kind}`;
  if (role.field === 'membership') return `membership.${role.membership}`;
  if (role.field === 'status') return `${role.criterion}.${role.tickColumn ? 'tick' : 'status'}`;
  if (role.field === 'step') return `${role.criterion}.${role.stage}`;
  return 'criterion' in role ? `${role.criterion}.${role.field}` : role.field;
}

/** Why a mapping cannot be used. */
export type MappingFault = { code: 'unknown_field' | 'field_twice' | 'no_id_column' | 'no_name_column'; field: string };

/** What is wrong with a mapping of columns, the first fault; null when it can be used. Null fields are not used. */
export function mappingFault(fields: Readonly<Record<string, string | null>>): MappingFault | null {
  const seen = new Set<string>();
  for (const field of Object.values(fields)) {
    if (field === null) continue;
    if (!BY_CODE.has(field)) return { code: 'unknown_field', field };
    if (seen.has(field)) return { code: 'field_twice', field };
    seen.add(field);
  }
  if (!seen.has('citizenId')) return { code: 'no_id_column', field: 'citizenId' };
  return seen.has('name') ? null : { code: 'no_name_column', field: 'name' };
}
