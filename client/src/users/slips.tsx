import { ROLES } from '@dat100/shared/permissions';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Brand } from '../layout/brand.js';
import { useFormat } from '../layout/format.js';
import { PaperDialog } from '../layout/paper-dialog.js';
import type { Slip } from './user.documents.js';

/** The one-time codes, to be printed and cut. They are shown once: the server keeps only their digests. */
export function Slips({ slips, onClose }: { slips: readonly Slip[]; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <PaperDialog
      title={t('users.slips', { smart_count: slips.length, n: format.count(slips.length) })}
      note={
        <Alert severity="warning" variant="outlined" sx={{ my: 2 }}>
          {t('users.slips_once')}
        </Alert>
      }
      doneLabel={t('users.slips_done')}
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        {slips.map((slip) => (
          <SlipCard key={slip.username} slip={slip} />
        ))}
      </Box>
    </PaperDialog>
  );
}

function SlipCard({ slip }: { slip: Slip }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Box className="keep-together" sx={{ border: '1px dashed', borderColor: 'text.secondary', borderRadius: 1, p: 2 }}>
      <Brand size={20} />
      <Typography sx={{ fontWeight: 600, mt: 1 }}>{slip.displayName}</Typography>
      <Typography variant="body2">
        {[format.label(ROLES, slip.role), slip.unitText].filter(Boolean).join(' · ')}
      </Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 1.5,
          display: 'grid',
          gridTemplateColumns: 'auto 1fr',
          columnGap: 2,
          rowGap: 0.5,
          alignItems: 'baseline',
        }}
      >
        <Typography component="dt" variant="caption">
          {t('ra.auth.username')}
        </Typography>
        <Box component="dd" sx={{ m: 0, fontFamily: 'ui-monospace, Consolas, monospace' }}>
          {slip.username}
        </Box>
        <Typography component="dt" variant="caption">
          {t('login.slip_code')}
        </Typography>
        <Box
          component="dd"
          data-slip-code
          sx={{
            m: 0,
            fontFamily: 'ui-monospace, Consolas, monospace',
            // On one line, on a phone and on the slip: a code that is broken in two is typed wrong.
            fontSize: { xs: '1rem', sm: '1.125rem' },
            fontWeight: 700,
            whiteSpace: 'nowrap',
          }}
        >
          {slip.code}
        </Box>
      </Box>
      <Typography variant="caption" component="p" sx={{ mt: 1 }}>
        {t('users.slip_words', { address: window.location.host, day: format.instant(slip.expiresAt) })}
      </Typography>
    </Box>
  );
}
