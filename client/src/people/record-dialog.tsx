import { TRUSTS } from '@dat100/shared/codes';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
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
import { RECORD_STATUS } from './change.documents.js';
import { ChangeProblems, useAfterChange } from './change-result.js';
import { nextStageOf } from './next-stage.js';
import type { Standing } from './person.documents.js';

export interface ChangeDialogProps {
  ids: string[];
  criterion: string | undefined;
  onClose: () => void;
  onDone: () => void;
}

interface RecordDialogProps extends ChangeDialogProps {
  /** where those of them stand who are on the screen: the likely next stage is chosen by it */
  standings: readonly Standing[];
}

/** What a unit can vouch for itself; the police's own word comes with its list. */
const OFFERED = ['unit', 'checked', 'evidence'];

/** Records one status for one or many people: which step, which day, who saw it. */
export function RecordDialog({ ids, standings, criterion: first, onClose, onDone }: RecordDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const me = useMe();
  const { criteria, criterion: find } = useCatalogue();
  const open = ids.length === 1 ? standings.find(({ achieved }) => !achieved)?.criterion : undefined;
  const [code, setCode] = useState(first ?? open ?? criteria[1]?.code ?? criteria[0]?.code ?? '');
  const criterion = find(code);
  const nextOf = (of: string) => {
    const one = find(of);
    return one ? nextStageOf(one, standings, ids.length) : '';
  };
  const [stage, setStage] = useState(() => nextOf(code));
  const [on, setOn] = useState('');
  const [trust, setTrust] = useState('unit');
  const [reference, setReference] = useState('');
  const record = useServerMutation(RECORD_STATUS);
  const after = useAfterChange(onClose, onDone);
  return (
    <FormDialog
      title={t('people.record_title', { smart_count: ids.length, n: format.count(ids.length) })}
      submitLabel={t('people.record_submit', { smart_count: ids.length, n: format.count(ids.length) })}
      busy={record.isPending}
      error={record.error}
      disabled={!stage}
      onClose={onClose}
      onSubmit={() =>
        record.mutate(
          { personIds: ids, criterion: code, stage, on: on || null, trust, reference: reference.trim() || null },
          { onSuccess: (data) => after(data.recordStatus) },
        )
      }
    >
      <ChoiceField
        label={t('board.criterion')}
        value={code}
        fullWidth
        choices={criteria.map((one) => ({ code: one.code, label: nameOf(one) }))}
        onChange={(next) => {
          setCode(next);
          setStage(nextOf(next));
        }}
      />
      <ChoiceField
        label={t('people.standing')}
        value={stage}
        required
        fullWidth
        choices={(criterion?.stages ?? []).map((one) => ({ code: one.code, label: nameOf(one) }))}
        onChange={setStage}
      />
      <DayField
        label={t('people.on_day')}
        value={on}
        max={me?.today}
        onChange={setOn}
        helperText={t('people.on_day_hint')}
        sx={{ width: 1 }}
      />
      <FormControl>
        <FormLabel id="trust-label" sx={{ fontSize: '0.8125rem' }}>
          {t('people.who_saw')}
        </FormLabel>
        <RadioGroup aria-labelledby="trust-label" value={trust} onChange={(event) => setTrust(event.target.value)}>
          {OFFERED.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio size="small" sx={{ py: 0.5 }} />}
              label={`${format.label(TRUSTS, one)}: ${t(`trust_hint.${one}`)}`}
              slotProps={{ typography: { variant: 'body2' } }}
              sx={{ mb: 0.5 }}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <TextField
        label={t(`reference.${trust}`)}
        value={reference}
        required={trust !== 'unit'}
        fullWidth
        onChange={(event) => setReference(event.target.value)}
      />
      <ChangeProblems result={record.data?.recordStatus} />
    </FormDialog>
  );
}
