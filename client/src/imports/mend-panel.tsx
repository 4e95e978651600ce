import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { download } from '../providers/download.js';
import { useServerQuery } from '../providers/use-server.js';
import { IMPORT_BOOKS } from './books.documents.js';
import type { ImportDetail } from './import.documents.js';

/** The user's own rows that did not go in: to be taken away, mended and dropped in again. */
export function MendPanel({ one }: { one: Pick<ImportDetail, 'id' | 'kind' | 'state'> }) {
  const t = useTranslate();
  const can = useCan();
  const { locale } = useFormat();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const mayMend = can(one.kind === 'police' ? 'police.import' : 'import.run');
  const books = useServerQuery(IMPORT_BOOKS, { id: one.id }, { enabled: mayMend }).data?.import;
  if (!mayMend || !books?.hasRowsToMend) return null;

  async function take() {
    setBusy(true);
    setError(null);
    try {
      await download(`/files/imports/${one.id}/errors.xlsx?lang=${locale}`);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Panel
      title={t('books.mend')}
      aside={
        <Button variant="outlined" startIcon={<DownloadOutlined />} loading={busy} onClick={() => void take()}>
          {t('books.take')}
        </Button>
      }
    >
      <Typography variant="body2">{t('books.mend_hint')}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('books.whole_ids')}
      </Typography>
      {error !== null && (
        <Box sx={{ mt: 1.5 }}>
          <ErrorState error={error} retry={() => void take()} />
        </Box>
      )}
    </Panel>
  );
}
