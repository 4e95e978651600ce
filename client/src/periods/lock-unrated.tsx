import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useServerMutation } from '../providers/use-server.js';
import { LOCK_UNRATED, type Agency, type Period } from './periods.documents.js';

/** Agencies in which nobody is rated have no step to take: they are named, and locked in one go. */
export function LockUnrated({ period }: { period: Period }) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const [asked, setAsked] = useState(false);
  const lock = useServerMutation(LOCK_UNRATED, { refresh: 'first' });
  const unrated = period.agencies.filter(isUnrated);
  if (period.state !== 'open' || unrated.length === 0 || !can('rating.lock')) return null;
  const count = { smart_count: unrated.length, n: format.count(unrated.length) };
  return (
    <>
      <Alert
        severity="info"
        variant="outlined"
        sx={{ mb: 1.5 }}
        action={
          <Button size="small" className="no-print" onClick={() => setAsked(true)}>
            {t('periods.unrated.lock')}
          </Button>
        }
      >
        {t('periods.unrated.said', count)}
      </Alert>
      {asked && (
        <FormDialog
          title={t('periods.unrated.title', count)}
          hint={t('periods.unrated.hint')}
          submitLabel={t('periods.unrated.lock')}
          busy={lock.isPending}
          error={lock.error}
          onClose={() => setAsked(false)}
          onSubmit={() =>
            lock.mutate(
              { periodId: period.id, agencyIds: unrated.map(({ unitId }) => unitId) },
              { onSuccess: () => setAsked(false) },
            )
          }
        >
          <Alert severity="warning" variant="outlined">
            {t('periods.unrated.warning')}
          </Alert>
        </FormDialog>
      )}
    </>
  );
}

const isUnrated = ({ mine, state, people, notRated }: Agency): boolean =>
  mine && state !== 'locked' && people === notRated;
