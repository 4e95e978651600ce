import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { LEAST_REASON } from '@dat100/shared/rating-turns';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { PersonChoice } from '../layout/person-choice.js';
import { ReasonField } from '../layout/reason-field.js';
import { useServerMutation } from '../providers/use-server.js';
import { NAME_HEADS } from './periods.documents.js';

interface HeadDialogProps {
  period: { id: string; revision: number };
  /** The unit; null: all that are left, whose posts are vacant. */
  unitId: string | null;
  onClose: () => void;
}

/** Who heads a unit in a period, or that its post is vacant, with the reason. */
export function HeadDialog({ period, unitId, onClose }: HeadDialogProps) {
  const t = useTranslate();
  const [vacant, setVacant] = useState(unitId === null);
  const [personId, setPersonId] = useState('');
  const [reason, setReason] = useState('');
  const save = useServerMutation(NAME_HEADS, { refresh: 'first' });
  const heads = unitId === null ? [] : [{ unitId, personId: vacant ? null : personId }];
  return (
    <FormDialog
      title={t(unitId === null ? 'periods.rest_vacant' : 'periods.name_head')}
      hint={t(unitId === null ? 'periods.rest_vacant_hint' : 'periods.name_head_hint')}
      submitLabel={t('ra.action.save')}
      busy={save.isPending}
      error={save.error}
      disabled={(!vacant && personId === '') || [...reason.trim()].length < LEAST_REASON}
      onSubmit={() =>
        save.mutate(
          {
            ...{ periodId: period.id, revision: period.revision, heads },
            ...{ reason: reason.trim(), restVacant: unitId === null },
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      {unitId !== null && (
        <RadioGroup value={vacant ? 'vacant' : 'person'} onChange={(_, value) => setVacant(value === 'vacant')}>
          <FormControlLabel value="person" control={<Radio />} label={t('periods.head_is')} />
          <FormControlLabel value="vacant" control={<Radio />} label={t('periods.head_vacant')} />
        </RadioGroup>
      )}
      {unitId !== null && !vacant && <PersonChoice label={t('periods.head')} unitId={unitId} onChange={setPersonId} />}
      <ReasonField
        label={t('periods.head_reason')}
        hint={t('periods.head_reason_hint', { n: LEAST_REASON })}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
