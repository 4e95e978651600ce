import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import { RoleFields, roleComplete, roleInput, useRoleDraft } from './role-fields.js';
import type { UserAccount } from './user.documents.js';
import { GRANT_ROLE } from './user.documents.js';

/** One more role for an account that exists. */
export function GrantDialog({ user, onClose }: { user: UserAccount; onClose: () => void }) {
  const t = useTranslate();
  const [role, setRole] = useState(useRoleDraft());
  const grant = useServerMutation(GRANT_ROLE);
  return (
    <FormDialog
      title={t('users.grant_title', { name: user.displayName })}
      submitLabel={t('users.grant')}
      busy={grant.isPending}
      error={grant.error}
      disabled={!roleComplete(role)}
      onSubmit={() => grant.mutate({ userId: user.id, ...roleInput(role) }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <RoleFields draft={role} onChange={setRole} />
    </FormDialog>
  );
}
