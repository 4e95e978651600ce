import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { useServerMutation } from '../providers/use-server.js';
import type { ImportDetail } from './import.documents.js';
import { APPLY_IMPORT } from './import.documents.js';

/** A list that was stopped half-way: what is in stays in, and the rest can still go in. */
export function ResumePanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const can = useCan();
  const apply = useServerMutation(APPLY_IMPORT);
  if (one.state !== 'cancelled' || !can(one.kind === 'police' ? 'police.import' : 'import.run')) return null;
  return (
    <Panel title={t('jobs.stopped')} sx={{ borderColor: 'primary.main' }}>
      <Typography sx={{ mb: 1.5 }}>{t('jobs.stopped_hint')}</Typography>
      {apply.error && <ErrorState error={apply.error} />}
      <Box>
        <Button
          variant="contained"
          size="medium"
          loading={apply.isPending}
          onClick={() => apply.mutate({ id: one.id, goodRowsOnly: true })}
        >
          {t('jobs.go_on')}
        </Button>
      </Box>
    </Panel>
  );
}
