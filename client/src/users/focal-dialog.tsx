import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { UnitPicker } from '../layout/unit-picker.js';
import type { UnitRef } from '../providers/session.documents.js';
import { useMe } from '../providers/session.js';
import { useServerMutation } from '../providers/use-server.js';
import type { SlipDialogProps } from './create-user-dialog.js';
import { LineProblems } from './line-problems.js';
import { NAME_FOCAL } from './user.documents.js';

/** A head names a focal officer for a time; everything that officer does is recorded as done for the head. */
export function FocalDialog({ onClose, onSlips }: SlipDialogProps) {
  const t = useTranslate();
  const me = useMe();
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [unit, setUnit] = useState<UnitRef | null>(me?.homeUnit ?? null);
  const [validFrom, setValidFrom] = useState(me?.today ?? '');
  const [validTo, setValidTo] = useState('');
  const name = useServerMutation(NAME_FOCAL);
  function submit() {
    if (!unit) return;
    name.mutate(
      { username: username.trim(), displayName: displayName.trim(), unitId: unit.id, validFrom, validTo },
      {
        onSuccess: ({ nameFocal }) => {
          if (nameFocal.problems.length > 0) return;
          onClose();
          if (nameFocal.slips.length > 0) onSlips(nameFocal.slips);
        },
      },
    );
  }
  return (
    <FormDialog
      title={t('users.name_focal')}
      hint={t('users.focal_hint')}
      submitLabel={t('users.focal_submit')}
      busy={name.isPending}
      error={name.error}
      disabled={!username.trim() || !displayName.trim() || !unit || !validFrom || !validTo}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('people.full_name')}
        value={displayName}
        required
        fullWidth
        onChange={(event) => setDisplayName(event.target.value)}
      />
      <TextField
        label={t('ra.auth.username')}
        value={username}
        required
        fullWidth
        helperText={t('users.focal_username_hint')}
        onChange={(event) => setUsername(event.target.value)}
      />
      <UnitPicker label={t('board.unit')} value={unit} onChange={setUnit} inMyScope required />
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        <DayField label={t('people.from_day')} value={validFrom} onChange={setValidFrom} required />
        <DayField label={t('people.to_day')} value={validTo} min={validFrom} onChange={setValidTo} required />
      </Stack>
      <LineProblems result={name.data?.nameFocal} />
    </FormDialog>
  );
}
