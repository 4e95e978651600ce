import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { REQUEST_KINDS, REQUEST_STATES } from '@dat100/shared/rating-request';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { useServerMutation } from '../providers/use-server.js';
import { ClockChip } from './clock-chip.js';
import { useRequestWords } from './request-words.js';
import { WITHDRAW_REQUEST, type RatingRequest } from './requests.documents.js';

interface RequestThreadProps {
  requests: readonly RatingRequest[];
  /** what the reader may do with one that waits */
  actions?: (request: RatingRequest) => ReactNode;
}

/** Everything that was asked about a result and answered, the newest first. */
export function RequestThread({ requests, actions }: RequestThreadProps) {
  const t = useTranslate();
  return (
    <Panel title={t('requests.thread')}>
      {requests.length === 0 && <Typography color="textSecondary">{t('requests.nothing')}</Typography>}
      <Stack spacing={2.5}>
        {requests.map((one) => (
          <Asked key={one.id} one={one} actions={actions?.(one)} />
        ))}
      </Stack>
    </Panel>
  );
}

function Asked({ one, actions }: { one: RatingRequest; actions: ReactNode }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Box component="article" aria-label={format.label(REQUEST_KINDS, one.kind)}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography variant="h3">{format.label(REQUEST_KINDS, one.kind)}</Typography>
        <Chip
          size="small"
          variant="outlined"
          color={one.state === 'open' ? 'primary' : 'default'}
          label={format.label(REQUEST_STATES, one.state)}
        />
        {one.state === 'open' && <ClockChip dueOn={one.dueOn} daysLeft={one.daysLeft} />}
      </Stack>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
        {t('requests.by', { name: one.requester, at: format.instant(one.requestedAt) })}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{one.reason}</Typography>
      <Levels one={one} />
      {one.answer && (
        <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, mt: 1 }}>
          <Typography variant="caption" color="textSecondary" component="p">
            {t('requests.answered_by', { name: one.answerer ?? '', at: format.instant(one.answeredAt) })}
          </Typography>
          <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{one.answer}</Typography>
        </Box>
      )}
      <Stack direction="row" className="no-print" sx={{ gap: 1, mt: 1, flexWrap: 'wrap' }}>
        {actions}
        {one.mayWithdraw && <Withdraw id={one.id} />}
      </Stack>
    </Box>
  );
}

/** The level asked for while it waits; what became of it once it was accepted. */
function Levels({ one: { state, oldLevel, newLevel } }: { one: RatingRequest }) {
  const t = useTranslate();
  const words = useRequestWords();
  if (newLevel === null) return null;
  const level = words.level(newLevel, '');
  return (
    <Typography variant="body2" sx={{ mt: 0.5, fontWeight: 600 }}>
      {state === 'accepted'
        ? t('requests.levels', { old: words.level(oldLevel, t('my_rating.none_yet')), new: level })
        : t('requests.wanted', { level })}
    </Typography>
  );
}

function Withdraw({ id }: { id: string }) {
  const t = useTranslate();
  const notify = useNotify();
  const withdraw = useServerMutation(WITHDRAW_REQUEST);
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate({ id }, { onSuccess: () => notify('requests.withdrawn', { type: 'success' }) })}
      >
        {t('requests.withdraw')}
      </Button>
      {withdraw.error && <ErrorState error={withdraw.error} />}
    </>
  );
}
