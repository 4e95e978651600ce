import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { vietnamDay } from '@dat100/shared/calendar';
import { ChoiceField } from '../layout/choice-field.js';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useServerMutation } from '../providers/use-server.js';
import { DELEGATE_RATING, END_RATING_DELEGATION, type RatingAgency } from './agency.documents.js';

/** Who decides for the head while the head is away. */
export function Delegations({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const end = useServerMutation(END_RATING_DELEGATION);
  const { deputies, delegations, periodId, agencyId } = agency;
  if (deputies === null && delegations.length === 0) return null;
  const today = vietnamDay(Date.now());
  return (
    <Panel
      title={t('sheets.delegations')}
      aside={
        deputies !== null && (
          <Button variant="outlined" className="no-print" onClick={() => setAdding(true)}>
            {t('sheets.delegate')}
          </Button>
        )
      }
    >
      {delegations.length === 0 && <Typography color="textSecondary">{t('sheets.no_delegations')}</Typography>}
      {delegations.map(({ id, head, deputy, validFrom, validTo, document, endedAt }) => (
        <Box key={id} sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', py: 0.5 }}>
          <Typography sx={{ flex: '1 1 260px' }}>
            {t('sheets.delegated', { head, deputy, from: format.day(validFrom), to: format.day(validTo), document })}
            {endedAt && ` · ${t('sheets.delegation_ended', { at: format.instant(endedAt) })}`}
          </Typography>
          {deputies !== null && !endedAt && validTo >= today && (
            <Button loading={end.isPending} onClick={() => end.mutate({ periodId, agencyId, id })}>
              {t('sheets.end_delegation')}
            </Button>
          )}
        </Box>
      ))}
      {adding && <DelegateDialog agency={agency} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function DelegateDialog({ agency, onClose }: { agency: RatingAgency; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const [deputyId, setDeputy] = useState('');
  const [validFrom, setFrom] = useState('');
  const [validTo, setTo] = useState('');
  const [document, setDocument] = useState('');
  const delegate = useServerMutation(DELEGATE_RATING);
  const { periodId, agencyId, deputies } = agency;
  return (
    <FormDialog
      title={t('sheets.delegate')}
      hint={t(deputies?.length ? 'sheets.delegate_hint' : 'sheets.no_deputies')}
      submitLabel={t('sheets.save')}
      busy={delegate.isPending}
      error={delegate.error}
      disabled={!deputyId || !validFrom || !validTo || !document.trim()}
      onClose={onClose}
      onSubmit={() =>
        delegate.mutate(
          { periodId, agencyId, deputyId, validFrom, validTo, document: document.trim() },
          {
            onSuccess: () => {
              notify('sheets.delegate_done', { type: 'success' });
              onClose();
            },
          },
        )
      }
    >
      <ChoiceField
        label={t('sheets.deputy')}
        value={deputyId}
        required
        fullWidth
        choices={(deputies ?? []).map(({ id, name }) => ({ code: id, label: name }))}
        onChange={setDeputy}
      />
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <DayField label={t('sheets.from_day')} value={validFrom} onChange={setFrom} required />
        <DayField label={t('sheets.to_day')} value={validTo} onChange={setTo} required />
      </Box>
      <TextField
        label={t('sheets.document')}
        value={document}
        required
        fullWidth
        onChange={(event) => setDocument(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 120 } }}
      />
    </FormDialog>
  );
}
