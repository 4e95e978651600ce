import { ROLES } from '@dat100/shared/permissions';
import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import { GrantDialog } from './grant-dialog.js';
import { LinkDialog } from './link-dialog.js';
import type { Slip, UserAccount } from './user.documents.js';
import { DISABLE_USER, END_ROLE, RESET_USER } from './user.documents.js';

type Asked =
  | { what: 'reset' | 'disable' | 'enable' }
  | { what: 'grant' }
  | { what: 'link' }
  | { what: 'end'; roleId: string; role: string };

/** What can be done with one account; each step is asked about first, in words. */
export function UserMenu({ user, onSlips }: { user: UserAccount; onSlips: (slips: Slip[]) => void }) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!can('user.manage') && !can('role.grant')) return null;
  const ask = (next: Asked) => () => {
    setAnchor(null);
    setAsked(next);
  };
  return (
    <>
      <IconButton
        size="small"
        aria-haspopup="menu"
        aria-label={t('users.menu_of', { name: user.displayName })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertOutlined fontSize="small" />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {can('user.manage') && [
          <MenuItem key="reset" onClick={ask({ what: 'reset' })}>
            {t('users.reset')}
          </MenuItem>,
          <MenuItem key="disable" onClick={ask({ what: user.disabled ? 'enable' : 'disable' })}>
            {t(user.disabled ? 'users.enable' : 'users.disable')}
          </MenuItem>,
          <MenuItem key="link" onClick={ask({ what: 'link' })}>
            {t(user.linked ? 'users.unlink' : 'users.link')}
          </MenuItem>,
        ]}
        {can('role.grant') && [
          <MenuItem key="grant" onClick={ask({ what: 'grant' })}>
            {t('users.grant')}
          </MenuItem>,
          ...user.roles.map((one) => (
            <MenuItem key={one.id} onClick={ask({ what: 'end', roleId: one.id, role: format.label(ROLES, one.role) })}>
              {t('users.end_role', { role: format.label(ROLES, one.role) })}
            </MenuItem>
          )),
        ]}
      </Menu>
      {asked?.what === 'grant' && <GrantDialog user={user} onClose={() => setAsked(null)} />}
      {asked?.what === 'link' && <LinkDialog user={user} onClose={() => setAsked(null)} />}
      {asked && asked.what !== 'grant' && asked.what !== 'link' && (
        <Question user={user} asked={asked} onClose={() => setAsked(null)} onSlips={onSlips} />
      )}
    </>
  );
}

interface QuestionProps {
  user: UserAccount;
  asked: Exclude<Asked, { what: 'grant' | 'link' }>;
  onClose: () => void;
  onSlips: (slips: Slip[]) => void;
}

function Question({ user, asked, onClose, onSlips }: QuestionProps) {
  const t = useTranslate();
  const reset = useServerMutation(RESET_USER);
  const disable = useServerMutation(DISABLE_USER);
  const endRole = useServerMutation(END_ROLE);
  const words = { name: user.displayName, role: asked.what === 'end' ? asked.role : '' };
  function submit() {
    if (asked.what === 'reset') {
      reset.mutate(
        { id: user.id },
        {
          onSuccess: (data) => {
            onClose();
            onSlips([data.resetUser]);
          },
        },
      );
    } else if (asked.what === 'end') endRole.mutate({ roleId: asked.roleId }, { onSuccess: onClose });
    else disable.mutate({ id: user.id, disabled: asked.what === 'disable' }, { onSuccess: onClose });
  }
  return (
    <FormDialog
      title={t(`user_question.${asked.what}_title`, words)}
      hint={t(`user_question.${asked.what}_hint`, words)}
      submitLabel={t(`user_question.${asked.what}_submit`)}
      busy={reset.isPending || disable.isPending || endRole.isPending}
      error={reset.error ?? disable.error ?? endRole.error}
      maxWidth="xs"
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
