import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useServerMutation } from '../providers/use-server.js';
import { DiscardDialog } from './discard-dialog.js';
import { FaultList } from './fault-list.js';
import { PeriodDialog } from './period-dialog.js';
import { SettingsDialog } from './settings-dialog.js';
import { OPEN_PERIOD, type Period } from './periods.documents.js';

type Asked = 'change' | 'settings' | 'open' | 'discard';

/** A period that is being prepared: everything that keeps it from being opened, at once, and the step that opens it. */
export function DraftPanel({ period }: { period: Period }) {
  const t = useTranslate();
  const format = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const blocking = period.faults.filter(({ blocks }) => blocks);
  const { opening } = period;
  const fault = opening && (format.locale === 'en' ? opening.faultEn : opening.faultVi);
  return (
    <Panel
      title={t('periods.prepare')}
      aside={
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button onClick={() => setAsked('discard')}>{t('periods.discard')}</Button>
          <Button variant="outlined" onClick={() => setAsked('settings')}>
            {t('periods.settings.title')}
          </Button>
          <Button variant="outlined" onClick={() => setAsked('change')}>
            {t('periods.change')}
          </Button>
          <Button variant="contained" disabled={blocking.length > 0} onClick={() => setAsked('open')}>
            {t('periods.open')}
          </Button>
        </Stack>
      }
    >
      {fault && (
        <Alert severity="error" variant="outlined" sx={{ mb: 1.5 }}>
          {fault}
        </Alert>
      )}
      <Typography variant="body2">
        {blocking.length === 0
          ? t('periods.ready')
          : t('periods.faults', { smart_count: blocking.length, n: format.count(blocking.length) })}
      </Typography>
      {period.faults.length > 0 && <FaultList period={period} />}
      {asked === 'change' && <PeriodDialog period={period} onClose={() => setAsked(null)} />}
      {asked === 'settings' && <SettingsDialog period={period} onClose={() => setAsked(null)} />}
      {asked === 'open' && <OpenDialog period={period} onClose={() => setAsked(null)} />}
      {asked === 'discard' && <DiscardDialog period={period} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function OpenDialog({ period: { id, revision, cutOff }, onClose }: { period: Period; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const open = useServerMutation(OPEN_PERIOD);
  return (
    <FormDialog
      title={t('periods.open')}
      hint={t('periods.open_hint', { day: format.day(cutOff) })}
      submitLabel={t('periods.open')}
      busy={open.isPending}
      error={open.error}
      onClose={onClose}
      onSubmit={() => open.mutate({ id, revision }, { onSuccess: onClose })}
    />
  );
}
