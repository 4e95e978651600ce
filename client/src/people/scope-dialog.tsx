import { SCOPE_STATUSES } from '@dat100/shared/codes';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { useMe } from '../providers/session.js';
import { useServerMutation } from '../providers/use-server.js';
import { SET_SCOPE } from './change.documents.js';
import { ChangeProblems, useAfterChange } from './change-result.js';
import type { ChangeDialogProps } from './record-dialog.js';

/** Exempts or defers people for chosen criteria, on a document; or brings them back into scope. */
export function ScopeDialog({ ids, criterion: first, onClose, onDone }: ChangeDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const me = useMe();
  const { criteria } = useCatalogue();
  const [status, setStatus] = useState('deferred');
  const [chosen, setChosen] = useState<string[]>(() => (first ? [first] : criteria.map((one) => one.code)));
  const [validFrom, setValidFrom] = useState(me?.today ?? '');
  const [validTo, setValidTo] = useState('');
  const [reason, setReason] = useState('');
  const [documentNumber, setDocumentNumber] = useState('');
  const [approver, setApprover] = useState('');
  const save = useServerMutation(SET_SCOPE);
  const after = useAfterChange(onClose, onDone);
  const ends = status === 'in_scope';

  function submit() {
    const input = {
      personIds: ids,
      criteria: chosen,
      status,
      validFrom,
      validTo: validTo || null,
      reason: reason.trim(),
      documentNumber: documentNumber.trim() || null,
      approver: approver.trim() || null,
    };
    save.mutate({ input }, { onSuccess: (data) => after(data.setScope) });
  }
  return (
    <FormDialog
      title={t('people.scope_title', { smart_count: ids.length, n: format.count(ids.length) })}
      hint={t(`scope_hint.${status}`)}
      submitLabel={t('ra.action.save')}
      busy={save.isPending}
      error={save.error}
      disabled={chosen.length === 0 || !validFrom || !reason.trim() || (status === 'deferred' && !validTo)}
      onClose={onClose}
      onSubmit={submit}
    >
      <ChoiceField
        label={t('people.scope_status')}
        value={status}
        fullWidth
        choices={SCOPE_STATUSES.map(({ code }) => ({ code, label: format.label(SCOPE_STATUSES, code) }))}
        onChange={setStatus}
      />
      <FormControl component="fieldset">
        <FormLabel component="legend" sx={{ fontSize: '0.8125rem' }}>
          {t('people.for_criteria')}
        </FormLabel>
        <FormGroup>
          {criteria.map(({ code, ...names }) => (
            <FormControlLabel
              key={code}
              label={nameOf(names)}
              slotProps={{ typography: { variant: 'body2' } }}
              control={
                <Checkbox
                  size="small"
                  checked={chosen.includes(code)}
                  sx={{ py: 0.5 }}
                  onChange={(event) =>
                    setChosen(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
                  }
                />
              }
            />
          ))}
        </FormGroup>
      </FormControl>
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        <DayField label={t('people.from_day')} value={validFrom} onChange={setValidFrom} required />
        {!ends && (
          <DayField
            label={t('people.to_day')}
            value={validTo}
            min={validFrom}
            onChange={setValidTo}
            required={status === 'deferred'}
          />
        )}
      </Stack>
      <TextField
        label={t('people.scope_reason')}
        value={reason}
        required
        fullWidth
        onChange={(event) => setReason(event.target.value)}
      />
      {!ends && (
        <>
          <TextField
            label={t('people.document_number')}
            value={documentNumber}
            required={status === 'exempt'}
            fullWidth
            onChange={(event) => setDocumentNumber(event.target.value)}
          />
          <TextField
            label={t('people.approver')}
            value={approver}
            required={status === 'exempt'}
            fullWidth
            onChange={(event) => setApprover(event.target.value)}
          />
        </>
      )}
      <ChangeProblems result={save.data?.setScope} />
    </FormDialog>
  );
}
