import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import { LineProblems } from './line-problems.js';
import { RoleFields, roleComplete, roleInput, useRoleDraft } from './role-fields.js';
import type { Slip } from './user.documents.js';
import { CREATE_USERS } from './user.documents.js';

export interface SlipDialogProps {
  onClose: () => void;
  onSlips: (slips: Slip[]) => void;
}

interface CreateUserDialogProps extends SlipDialogProps {
  /** A staff member's own account: tied to the person, role and unit given. */
  person?: { id: string; fullName: string; unit: { id: string } };
}

/** One account. It opens with the code of a printed slip; no e-mail and no phone is asked for. */
export function CreateUserDialog({ onClose, onSlips, person }: CreateUserDialogProps) {
  const t = useTranslate();
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState(person?.fullName ?? '');
  const [role, setRole] = useState(useRoleDraft());
  const create = useServerMutation(CREATE_USERS);
  const given = person ? { role: 'staff', unitId: person.unit.id, personId: person.id } : roleInput(role);
  function submit() {
    const users = [{ username: username.trim(), displayName: displayName.trim(), ...given }];
    create.mutate(
      { users },
      {
        onSuccess: ({ createUsers }) => {
          if (createUsers.problems.length > 0) return;
          onClose();
          onSlips(createUsers.slips);
        },
      },
    );
  }
  return (
    <FormDialog
      title={t('users.create')}
      hint={t('users.create_hint')}
      submitLabel={t('users.create_submit')}
      busy={create.isPending}
      error={create.error}
      disabled={!username.trim() || !displayName.trim() || (!person && !roleComplete(role))}
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
        helperText={t('users.username_hint')}
        onChange={(event) => setUsername(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } }}
      />
      {!person && <RoleFields draft={role} onChange={setRole} />}
      <LineProblems result={create.data?.createUsers} />
    </FormDialog>
  );
}
