import { agencyChangeFault } from '@dat100/shared/rating-agency-change';
import type { AgencyState } from '@dat100/shared/rating-period';
import { LEAST_REASON } from '@dat100/shared/rating-turns';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { ReasonField } from '../layout/reason-field.js';
import { useServerMutation } from '../providers/use-server.js';
import { AgencyTerms, type Terms } from './agency-terms.js';
import { CHANGE_AGENCY, type Agency, type Period } from './periods.documents.js';

/** Later days for an agency of an opened period, or that it is outstanding, with the reason. */
export function ChangeAgencyDialog({
  period,
  agency,
  onClose,
}: {
  period: Period;
  agency: Agency;
  onClose: () => void;
}) {
  const t = useTranslate();
  const { locale } = useFormat();
  const { selfDue, proposeDue, decideDue, outstanding } = agency;
  const before: Terms = { selfDue, proposeDue, decideDue, outstanding };
  const [terms, setTerms] = useState(before);
  const [reason, setReason] = useState('');
  const save = useServerMutation(CHANGE_AGENCY, { refresh: 'first' });
  const lacksDay = !terms.selfDue || !terms.proposeDue || !terms.decideDue;
  const fault = lacksDay ? null : agencyChangeFault(agency.state as AgencyState, before, terms);
  return (
    <FormDialog
      title={agency.name}
      hint={fault && fault.code !== 'nothing_changed' ? fault[locale] : t('periods.change_agency_hint')}
      submitLabel={t('ra.action.save')}
      busy={save.isPending}
      error={save.error}
      disabled={lacksDay || fault !== null || [...reason.trim()].length < LEAST_REASON}
      onClose={onClose}
      onSubmit={() =>
        save.mutate(
          {
            agency: { periodId: period.id, agencyId: agency.unitId, revision: agency.revision },
            terms,
            reason: reason.trim(),
          },
          { onSuccess: onClose },
        )
      }
    >
      <AgencyTerms terms={terms} onChange={setTerms} />
      <ReasonField
        label={t('periods.head_reason')}
        hint={t('periods.change_reason_hint', { n: LEAST_REASON })}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
