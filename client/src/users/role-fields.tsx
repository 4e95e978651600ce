import { LENSES } from '@dat100/shared/codes';
import type { Role } from '@dat100/shared/permissions';
import { ROLES, canGrant } from '@dat100/shared/permissions';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { DayField } from '../layout/day-field.js';
import { useFormat } from '../layout/format.js';
import { UnitPicker } from '../layout/unit-picker.js';
import type { UnitRef } from '../providers/session.documents.js';
import { useMe } from '../providers/session.js';

/** A role with the unit it holds for. */
export interface RoleDraft {
  role: string;
  unit: UnitRef | null;
  lens: string;
  validFrom: string;
  validTo: string;
}

/** The roles the signed-in user may give. */
export function useGrantable(): Role[] {
  const me = useMe();
  const own = me?.roles.map((one) => one.role) ?? [];
  return ROLES.map((one) => one.code).filter((role) => canGrant(own, role));
}

export function useRoleDraft(): RoleDraft {
  const me = useMe();
  const grantable = useGrantable();
  return {
    role: grantable.includes('unit_focal') ? 'unit_focal' : (grantable[0] ?? ''),
    unit: me?.homeUnit ?? null,
    lens: '',
    validFrom: '',
    validTo: '',
  };
}

/** True when the role has what it needs: a unit for all but administrators, a lens for associations, dates for focal officers. */
export function roleComplete({ role, unit, lens, validFrom, validTo }: RoleDraft): boolean {
  if (!role) return false;
  if (role !== 'administrator' && !unit) return false;
  if (role === 'association' && !lens) return false;
  return role !== 'unit_focal' || (validFrom !== '' && validTo !== '');
}

/** What goes to the server. */
export function roleInput({ role, unit, lens, validFrom, validTo }: RoleDraft) {
  return { role, unitId: unit?.id ?? null, lens: lens || null, validFrom: validFrom || null, validTo: validTo || null };
}

export function RoleFields({ draft, onChange }: { draft: RoleDraft; onChange: (draft: RoleDraft) => void }) {
  const t = useTranslate();
  const format = useFormat();
  const grantable = useGrantable();
  const focal = draft.role === 'unit_focal';
  return (
    <>
      <ChoiceField
        label={t('users.role')}
        value={draft.role}
        required
        fullWidth
        choices={grantable.map((code) => ({ code, label: format.label(ROLES, code) }))}
        onChange={(role) => onChange({ ...draft, role })}
      />
      {draft.role !== 'administrator' && (
        <UnitPicker
          label={t('board.unit')}
          value={draft.unit}
          onChange={(unit) => onChange({ ...draft, unit })}
          required
        />
      )}
      {draft.role === 'association' && (
        <ChoiceField
          label={t('board.lens')}
          value={draft.lens}
          required
          fullWidth
          choices={LENSES.filter((lens) => lens.code.startsWith('membership:')).map(({ code }) => ({
            code,
            label: format.label(LENSES, code),
          }))}
          onChange={(lens) => onChange({ ...draft, lens })}
        />
      )}
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        <DayField
          label={t('people.from_day')}
          value={draft.validFrom}
          required={focal}
          onChange={(validFrom) => onChange({ ...draft, validFrom })}
        />
        <DayField
          label={t('people.to_day')}
          value={draft.validTo}
          min={draft.validFrom || undefined}
          required={focal}
          onChange={(validTo) => onChange({ ...draft, validTo })}
        />
      </Stack>
    </>
  );
}
