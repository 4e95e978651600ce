import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { FormDialog } from '../layout/form-dialog.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { useServerMutation } from '../providers/use-server.js';
import type { ImportDetail } from './import.documents.js';
import { APPLY_IMPORT, DISCARD_IMPORT } from './import.documents.js';

/** Applying, with the numbers in the button; with rows left behind it asks once more, in plain words. */
export function ApplyBar({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const apply = useServerMutation(APPLY_IMPORT);
  const discard = useServerMutation(DISCARD_IMPORT);
  const { accepted, rejected, conflict, unchanged } = one.counts;
  const behind = rejected + conflict;
  const numbers = {
    n: format.count(accepted),
    new: format.count(one.counts.new),
    changed: format.count(one.counts.changed),
    unchanged: format.count(unchanged),
    rejected: format.count(rejected),
    conflict: format.count(conflict),
    behind: format.count(behind),
  };
  const nothing = accepted === 0 && conflict === 0;

  function send() {
    apply.mutate(
      { id: one.id, goodRowsOnly: behind > 0 },
      {
        onSuccess: ({ applyImport }) => {
          setAsking(false);
          // A long list goes on by itself: the bar above says how far it has come.
          if (applyImport.state !== 'applied') return;
          notify('imports.done', { type: 'success', messageArgs: numbers });
        },
      },
    );
  }
  return (
    <Panel title={t('imports.ready')} sx={{ borderColor: 'primary.main' }}>
      <Typography sx={{ mb: 1.5 }}>
        {t(nothing ? 'imports.nothing_good' : behind > 0 ? 'imports.ready_some' : 'imports.ready_all', numbers)}
      </Typography>
      {apply.error && !asking && <ErrorState error={apply.error} />}
      {discard.error && <ErrorState error={discard.error} />}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {!nothing && (
          <Button
            variant="contained"
            size="medium"
            loading={apply.isPending && !asking}
            onClick={() => (behind > 0 ? setAsking(true) : send())}
          >
            {t(behind > 0 ? 'imports.apply_good' : 'imports.apply_all', numbers)}
          </Button>
        )}
        <Button
          variant="outlined"
          size="medium"
          loading={discard.isPending}
          onClick={() => discard.mutate({ id: one.id })}
        >
          {t('imports.discard')}
        </Button>
      </Box>
      {asking && (
        <FormDialog
          title={t('imports.ask_title', numbers)}
          hint={t('imports.ask_hint', numbers)}
          submitLabel={t('imports.ask_submit', numbers)}
          busy={apply.isPending}
          error={apply.error}
          onSubmit={send}
          onClose={() => setAsking(false)}
        >
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            <li>{t('imports.ask_new', numbers)}</li>
            <li>{t('imports.ask_changed', numbers)}</li>
            <li>{t('imports.ask_unchanged', numbers)}</li>
            {rejected > 0 && <li>{t('imports.ask_rejected', numbers)}</li>}
            {conflict > 0 && <li>{t('imports.ask_conflict', numbers)}</li>}
          </Box>
        </FormDialog>
      )}
    </Panel>
  );
}
