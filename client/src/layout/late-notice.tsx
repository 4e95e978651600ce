import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { isLate, queryClient } from '../providers/query-client.js';
import { useFormat } from './format.js';

const cache = queryClient.getQueryCache();
const late = () => cache.findAll({ type: 'active', predicate: isLate });

/** When the oldest of what is shown and could not be read again was read, epoch ms; Infinity: there is none. */
const since = () => Math.min(...late().map(({ state }) => state.dataUpdatedAt), Infinity);

const subscribe = (listener: () => void) => cache.subscribe(listener);

/** Says how old the figures on the screen are while they cannot be read again, and tries when asked to. */
export function LateNotice() {
  const t = useTranslate();
  const format = useFormat();
  const oldest = useSyncExternalStore(subscribe, since);
  if (oldest === Infinity) return null;
  return (
    <Alert
      severity="warning"
      square
      role="status"
      action={
        <Button
          color="inherit"
          className="no-print"
          onClick={() => void queryClient.refetchQueries({ type: 'active', predicate: isLate })}
        >
          {t('app.retry')}
        </Button>
      }
    >
      {t('app.late', { time: format.instant(new Date(oldest).toISOString()) })}
    </Alert>
  );
}
