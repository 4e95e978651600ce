import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { UnitPicker } from '../layout/unit-picker.js';
import type { UnitRef } from '../providers/session.documents.js';
import { useServerMutation } from '../providers/use-server.js';
import { SAVE_AGENCIES, type Agency, type Period } from './periods.documents.js';

/** A rating agency of a draft: put in, its own days, or taken out. */
export function AgencyDialog({
  period,
  agency,
  onClose,
}: {
  period: Period;
  agency: Agency | null;
  onClose: () => void;
}) {
  const t = useTranslate();
  const [unit, setUnit] = useState<UnitRef | null>(null);
  const [outstanding, setOutstanding] = useState(agency?.outstanding ?? false);
  const [days, setDays] = useState({
    selfDue: agency?.selfDue ?? '',
    proposeDue: agency?.proposeDue ?? '',
    decideDue: agency?.decideDue ?? '',
  });
  const save = useServerMutation(SAVE_AGENCIES, { refresh: 'first' });
  const unitId = agency?.unitId ?? unit?.id ?? '';
  const { selfDue, proposeDue, decideDue } = days;
  const send = (remove: boolean) =>
    save.mutate(
      {
        periodId: period.id,
        revision: period.revision,
        agencies: [
          {
            unitId,
            remove,
            outstanding,
            selfDue: selfDue || null,
            proposeDue: proposeDue || null,
            decideDue: decideDue || null,
          },
        ],
      },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={agency?.name ?? t('periods.add_agency')}
      hint={t('periods.agency_hint')}
      submitLabel={t('ra.action.save')}
      busy={save.isPending}
      error={save.error}
      disabled={unitId === ''}
      onClose={onClose}
      onSubmit={() => send(false)}
    >
      {agency === null && <UnitPicker label={t('periods.agency')} value={unit} required onChange={setUnit} />}
      {(['selfDue', 'proposeDue', 'decideDue'] as const).map((name) => (
        <DayField
          key={name}
          label={t(`periods.${LABELS[name]}`)}
          value={days[name]}
          {...(agency === null ? { helperText: t('periods.usual_day') } : {})}
          sx={{ width: { xs: 1, sm: 320 } }}
          onChange={(day) => setDays({ ...days, [name]: day })}
        />
      ))}
      <FormControlLabel
        control={<Checkbox checked={outstanding} onChange={(_, checked) => setOutstanding(checked)} />}
        label={t('periods.outstanding_hint')}
      />
      {agency && (
        <Button sx={{ alignSelf: 'start' }} onClick={() => send(true)}>
          {t('periods.remove_agency')}
        </Button>
      )}
    </FormDialog>
  );
}

const LABELS = { selfDue: 'self_due', proposeDue: 'propose_due', decideDue: 'decide_due' } as const;
