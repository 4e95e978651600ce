import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { SMS_ANCHOR } from './guide-steps.js';

const TRUE = ['guide.sms_true_1', 'guide.sms_true_2', 'guide.sms_true_3'];
const NEVER = ['guide.sms_never_1', 'guide.sms_never_2', 'guide.sms_never_3', 'guide.sms_never_4'];

/** How to tell the real message, and what nobody is ever asked for. */
export function SmsSection() {
  const t = useTranslate();
  return (
    <Paper
      component="section"
      variant="outlined"
      id={SMS_ANCHOR}
      aria-labelledby="guide-sms"
      className="guide-card keep-together"
      sx={{ p: { xs: 2, sm: 3 }, mt: 2, scrollMarginTop: 16, borderColor: 'warning.main', borderWidth: 2 }}
    >
      <Typography id="guide-sms" variant="h2" sx={{ fontSize: '1.375rem', mb: 1.5 }}>
        {t('guide.sms')}
      </Typography>
      <Box className="guide-pair" sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <div>
          <Typography variant="h3" sx={{ fontSize: '1.125rem', display: 'flex', gap: 1, alignItems: 'center' }}>
            <CheckCircleOutlined color="info" aria-hidden /> {t('guide.sms_true_title')}
          </Typography>
          <Lines keys={TRUE} />
        </div>
        <div>
          <Typography variant="h3" sx={{ fontSize: '1.125rem', display: 'flex', gap: 1, alignItems: 'center' }}>
            <BlockOutlined color="warning" aria-hidden /> {t('guide.sms_never_title')}
          </Typography>
          <Lines keys={NEVER} />
        </div>
      </Box>
    </Paper>
  );
}

function Lines({ keys }: { keys: readonly string[] }) {
  const t = useTranslate();
  return (
    <Box component="ul" sx={{ mt: 1, mb: 0, pl: 2.75 }}>
      {keys.map((key) => (
        <Typography key={key} component="li" className="guide-text" sx={{ mb: 0.75 }}>
          {t(key)}
        </Typography>
      ))}
    </Box>
  );
}
