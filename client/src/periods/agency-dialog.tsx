import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { UnitPicker } from '../layout/unit-picker.js';
import type { UnitRef } from '../providers/session.documents.js';
import { useServerMutation } from '../providers/use-server.js';
import { AgencyTerms, type Terms } from './agency-terms.js';
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
  const [terms, setTerms] = useState<Terms>(
    agency ?? { selfDue: '', proposeDue: '', decideDue: '', outstanding: false },
  );
  // The one the fields were filled from: a save over somebody else's, read meanwhile, is refused.
  const [revision] = useState(period.revision);
  const save = useServerMutation(SAVE_AGENCIES, { refresh: 'first' });
  const unitId = agency?.unitId ?? unit?.id ?? '';
  const { selfDue, proposeDue, decideDue, outstanding } = terms;
  const send = (remove: boolean) =>
    save.mutate(
      {
        periodId: period.id,
        revision,
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
      <AgencyTerms
        terms={terms}
        onChange={setTerms}
        {...(agency === null ? { helperText: t('periods.usual_day') } : {})}
      />
      {agency && (
        <Button sx={{ alignSelf: 'start' }} onClick={() => send(true)}>
          {t('periods.remove_agency')}
        </Button>
      )}
    </FormDialog>
  );
}
