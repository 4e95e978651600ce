import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { formatRate } from '@dat100/shared/rates';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useLive } from '../providers/live.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import type { ImportJob } from './progress.documents.js';
import { CANCEL_IMPORT, IMPORT_CHANGED, IMPORT_PROGRESS } from './progress.documents.js';
import { secondsLeft, type Seen } from './time-left.js';

/** Work is under way in these states of an import. */
const BUSY = ['reading', 'applying', 'undoing'] as const;
type Busy = (typeof BUSY)[number];

/** When no news comes over the socket. */
const LOOK_EVERY_MS = 2000;

export const isBusy = (state: string): state is Busy => (BUSY as readonly string[]).includes(state);

/**
 * How far reading, applying or undoing has come, and a way to end it; what went wrong, when it failed. All of it comes
 * from the server, so that whoever leaves the page finds it again.
 */
export function ProgressPanel({ one }: { one: { id: string; state: string } }) {
  const queries = useQueryClient();
  const query = useServerQuery(IMPORT_PROGRESS, { id: one.id }, isBusy(one.state) ? { every: LOOK_EVERY_MS } : {});
  useLive(IMPORT_CHANGED, { id: one.id }, isBusy(one.state), () => void query.refetch());
  const now = query.data?.import;
  const hasMoved = now !== undefined && now.state !== one.state;
  useEffect(() => {
    if (hasMoved) void queries.invalidateQueries();
  }, [hasMoved, queries]);
  const job = now?.job ?? null;
  return isBusy(one.state) ? <Going id={one.id} state={one.state} job={job} /> : <Fault state={one.state} job={job} />;
}

function Going({ id, state, job }: { id: string; state: Busy; job: ImportJob | null }) {
  const t = useTranslate();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const left = useTimeLeft(job);
  const { done, total } = job ?? { done: 0, total: null };
  const title = t(`jobs.${job?.cancelling ? 'stopping' : job?.state === 'queued' ? 'waiting' : state}`);
  const rows =
    total === null
      ? t('jobs.rows', { n: format.count(done) })
      : t('jobs.rows_of', { n: format.count(done), total: format.count(total) });
  return (
    <Panel
      title={title}
      aside={
        <Button variant="outlined" size="medium" disabled={job?.cancelling ?? false} onClick={() => setAsking(true)}>
          {t('jobs.stop')}
        </Button>
      }
    >
      <LinearProgress
        aria-label={title}
        variant={total ? 'determinate' : 'indeterminate'}
        value={total ? Math.min(100, Math.floor((100 * done) / total)) : 0}
        sx={{ height: 8, borderRadius: 1 }}
      />
      <Box role="status" sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', mt: 1 }}>
        <Typography variant="body2" sx={{ flex: '1 1 auto' }}>
          {rows}
          {total !== null && total > 0 && ` · ${formatRate(Math.min(done, total), total, format.locale)}`}
        </Typography>
        {left !== null && (
          <Typography variant="body2" color="textSecondary">
            {left < 60
              ? t('jobs.seconds_left', { n: format.count(left) })
              : t('jobs.minutes_left', { n: format.count(Math.ceil(left / 60)) })}
          </Typography>
        )}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
        {t('jobs.may_leave')}
      </Typography>
      {isAsking && <StopDialog id={id} state={state} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

/** What is lost and what is kept, before it is ended. */
function StopDialog({ id, state, onClose }: { id: string; state: Busy; onClose: () => void }) {
  const t = useTranslate();
  const cancel = useServerMutation(CANCEL_IMPORT);
  return (
    <FormDialog
      title={t('jobs.stop_title')}
      hint={t(`jobs.stop_${state}`)}
      submitLabel={t('jobs.stop')}
      busy={cancel.isPending}
      error={cancel.error}
      onClose={onClose}
      onSubmit={() => cancel.mutate({ id }, { onSuccess: onClose })}
    />
  );
}

/** Work that failed and left the import as it was before: why, and what to do. A failed reading says so by itself. */
function Fault({ state, job }: { state: string; job: ImportJob | null }) {
  const format = useFormat();
  const words = format.locale === 'en' ? job?.faultEn : job?.faultVi;
  if (job?.state !== 'failed' || state === 'failed' || !words) return null;
  return (
    <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
      {words}
    </Alert>
  );
}

/** Seconds the part that is under way will still take, by how it has gone since it was first seen here. */
function useTimeLeft(job: ImportJob | null): number | null {
  const [first, setFirst] = useState<Seen | null>(null);
  if (!job || job.state !== 'running' || job.total === null) return null;
  const now: Seen = { of: `${job.total}`, at: Date.parse(job.at), done: job.done };
  if (first?.of !== now.of || now.done < first.done) {
    setFirst(now);
    return null;
  }
  return secondsLeft(first, now, job.total);
}
