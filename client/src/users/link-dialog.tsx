import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { PersonChoice } from '../layout/person-choice.js';
import { useServerMutation } from '../providers/use-server.js';
import { LINK_USER, type UserAccount } from './user.documents.js';

/** Whose an account is; and a tie to the wrong person taken away. */
export function LinkDialog({ user, onClose }: { user: UserAccount; onClose: () => void }) {
  const t = useTranslate();
  const [personId, setPersonId] = useState('');
  const link = useServerMutation(LINK_USER);
  const what = user.linked ? 'unlink' : 'link';
  return (
    <FormDialog
      title={t(`user_question.${what}_title`, { name: user.displayName })}
      hint={t(`user_question.${what}_hint`)}
      submitLabel={t(`user_question.${what}_submit`)}
      busy={link.isPending}
      error={link.error}
      disabled={!user.linked && personId === ''}
      onSubmit={() => link.mutate({ id: user.id, personId: user.linked ? null : personId }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {!user.linked && <PersonChoice label={t('users.link_person')} onChange={setPersonId} />}
    </FormDialog>
  );
}
