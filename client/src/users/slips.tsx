import { ROLES } from '@dat100/shared/permissions';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { Brand } from '../layout/brand.js';
import { useFormat } from '../layout/format.js';
import type { Slip } from './user.documents.js';

const PRINTING = 'printing-slips';

/** The one-time codes, to be printed and cut. They are shown once: the server keeps only their digests. */
export function Slips({ slips, onClose }: { slips: readonly Slip[]; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  useEffect(() => {
    // On paper the page behind is left out (global.css).
    document.body.classList.add(PRINTING);
    return () => document.body.classList.remove(PRINTING);
  }, []);
  return (
    <Dialog open fullScreen aria-labelledby="slips-title" className="slips">
      <Box sx={{ maxWidth: 900, mx: 'auto', p: 3, width: 1 }}>
        <Box className="no-print" sx={{ mb: 3 }}>
          <Typography id="slips-title" variant="h1" component="h2">
            {t('users.slips', { smart_count: slips.length, n: format.count(slips.length) })}
          </Typography>
          <Alert severity="warning" variant="outlined" sx={{ my: 2 }}>
            {t('users.slips_once')}
          </Alert>
          <Button
            variant="contained"
            size="medium"
            startIcon={<PrintOutlined />}
            onClick={() => window.print()}
            sx={{ mr: 1 }}
          >
            {t('app.print')}
          </Button>
          <Button variant="outlined" size="medium" onClick={onClose}>
            {t('users.slips_done')}
          </Button>
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
          {slips.map((slip) => (
            <SlipCard key={slip.username} slip={slip} />
          ))}
        </Box>
      </Box>
    </Dialog>
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
            fontSize: '1.25rem',
            fontWeight: 700,
            letterSpacing: '0.06em',
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
