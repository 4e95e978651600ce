import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { download } from '../providers/download.js';
import type { WeekRevision } from './week.documents.js';
import { useWeekWords, WeekStateChip } from './week-state.js';

/** Each confirmation of the week, the standing one first: who, the report to sign, and what was said about it. */
export function SheetThread({ revisions }: { revisions: readonly WeekRevision[] }) {
  const t = useTranslate();
  if (revisions.length === 0) return null;
  return (
    <Panel title={t('weekly.thread')}>
      <Stack spacing={2.5}>
        {revisions.map((one) => (
          <Revision key={one.id} one={one} />
        ))}
      </Stack>
    </Panel>
  );
}

function Revision({ one }: { one: WeekRevision }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWeekWords();
  return (
    <Box component="article" aria-label={t('weekly.revision', { n: one.revision })}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography variant="h3">{t('weekly.revision', { n: one.revision })}</Typography>
        <WeekStateChip state={one.state} />
        <Reports id={one.id} />
      </Stack>
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {t('weekly.confirmed_by', { who: words.confirmed(one) })} · {t('weekly.as_of', { day: format.day(one.asOf) })}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ overflowWrap: 'anywhere' }}>
        {t('app.digest', { digest: one.digest })}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'grid', gap: 1 }}>
        {one.steps
          .filter(({ action }) => action !== 'confirm')
          .map((step) => (
            <Box
              component="li"
              key={`${step.action} ${step.at} ${step.text ?? ''}`}
              sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}
            >
              <Typography variant="caption" color="textSecondary" component="p">
                <b>{t(`weekly.step.${step.action}`)}</b> · {step.actor}
                {step.onBehalfOf && ` (${t('weekly.for', { head: step.onBehalfOf })})`} · {format.instant(step.at)}
              </Typography>
              {step.text && (
                <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{step.text}</Typography>
              )}
            </Box>
          ))}
      </Box>
    </Box>
  );
}

/** The report of a revision to sign, as the server wrote it from the frozen figures. */
function Reports({ id }: { id: string }) {
  const t = useTranslate();
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  async function take(format: string) {
    setBusy(format);
    setFailed(null);
    try {
      await download(`/files/weeks/${id}.${format}`);
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(null);
    }
  }
  return (
    <>
      {['docx', 'pdf'].map((format) => (
        <Button
          key={format}
          variant="outlined"
          size="small"
          className="no-print"
          startIcon={<DownloadOutlined />}
          loading={busy === format}
          onClick={() => void take(format)}
        >
          {t('weekly.report', { format: format.toUpperCase() })}
        </Button>
      ))}
      {failed !== null && <ErrorState error={failed} />}
    </>
  );
}
