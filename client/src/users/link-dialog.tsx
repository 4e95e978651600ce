import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { FormDialog } from '../layout/form-dialog.js';
import { PersonPicker } from '../layout/person-picker.js';
import type { FoundPerson } from '../layout/search.documents.js';
import { useMe } from '../providers/session.js';
import { useServerMutation } from '../providers/use-server.js';
import { LINK_USER, type UserAccount } from './user.documents.js';

/**
 * Whose an account is. Who may not look people up, such as an administrator, types the number that the address of the
 * person's page ends with, as human resources tell it.
 */
export function LinkDialog({ user, onClose }: { user: UserAccount; onClose: () => void }) {
  const t = useTranslate();
  const can = useCan();
  const me = useMe();
  const [person, setPerson] = useState<FoundPerson | null>(null);
  const [typed, setTyped] = useState('');
  const link = useServerMutation(LINK_USER);
  const home = can('people.identify') ? me?.homeUnit?.id : undefined;
  const personId = home === undefined ? typed.trim() : (person?.id ?? '');
  const what = user.linked ? 'unlink' : 'link';
  return (
    <FormDialog
      title={t(`user_question.${what}_title`, { name: user.displayName })}
      hint={t(`user_question.${what}_hint`)}
      submitLabel={t(`user_question.${what}_submit`)}
      busy={link.isPending}
      error={link.error}
      disabled={!user.linked && !/^\d+$/.test(personId)}
      onSubmit={() => link.mutate({ id: user.id, personId: user.linked ? null : personId }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {!user.linked && home !== undefined && (
        <PersonPicker label={t('users.link_person')} unitId={home} value={person} onChange={setPerson} />
      )}
      {!user.linked && home === undefined && (
        <TextField
          label={t('users.link_number')}
          helperText={t('users.link_number_hint')}
          value={typed}
          required
          fullWidth
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
        />
      )}
    </FormDialog>
  );
}
