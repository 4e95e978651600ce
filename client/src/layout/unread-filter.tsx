import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';

/** A list whose address names a filter that cannot be read shows everything: it says so, and the filter can be taken away. */
export function UnreadFilter() {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const filter = params.get('filter');
  if (filter === null || isReadable(filter)) return null;
  function clear() {
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.delete('filter');
      return next;
    });
  }
  return (
    <Alert
      severity="warning"
      variant="outlined"
      sx={{ mb: 1.5 }}
      action={
        <Button color="inherit" className="no-print" onClick={clear}>
          {t('app.filter_unread_clear')}
        </Button>
      }
    >
      {t('app.filter_unread')}
    </Alert>
  );
}

/** Whether it is what react-admin's lists read from an address: an object as JSON. */
function isReadable(filter: string): boolean {
  try {
    const read: unknown = JSON.parse(filter);
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}
