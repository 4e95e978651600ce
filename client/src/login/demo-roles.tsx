import { ROLES } from '@dat100/shared/permissions';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { ErrorState } from '../layout/states.js';
import { graphql } from '../providers/documents.js';
import { useServerQuery } from '../providers/use-server.js';

const DEMO_ACCOUNTS = graphql(`
  query DemoAccounts {
    demoAccounts {
      username
      password
      role
      displayName
      unitText
    }
  }
`);

/** In demo mode only: one account a role, opened by one click. The server sends none otherwise. */
export function DemoRoles({ onChoose }: { onChoose: (username: string, password: string) => Promise<void> }) {
  const t = useTranslate();
  const format = useFormat();
  const { data } = useServerQuery(DEMO_ACCOUNTS, {}, { once: true });
  const [error, setError] = useState<unknown>(null);
  const accounts = data?.demoAccounts ?? [];
  if (accounts.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="demo-title" sx={{ mt: 3 }}>
      <Typography id="demo-title" variant="h2">
        {t('login.demo_title')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t('login.demo_hint')}
      </Typography>
      {error !== null && <ErrorState error={error} />}
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {accounts.map((account) => (
          <ButtonBase
            key={account.username}
            data-demo={account.username}
            onClick={() => void onChoose(account.username, account.password).catch(setError)}
            sx={{
              display: 'block',
              textAlign: 'left',
              p: 1.25,
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              bgcolor: 'background.paper',
              '&:hover': { borderColor: 'primary.main' },
            }}
          >
            <Typography variant="h3" component="span" sx={{ display: 'block' }}>
              {format.label(ROLES, account.role)}
            </Typography>
            <Typography variant="caption" color="textSecondary" component="span" sx={{ display: 'block' }}>
              {account.unitText || account.displayName}
            </Typography>
          </ButtonBase>
        ))}
      </Box>
    </Box>
  );
}
