import { STUCK_REASONS } from '@dat100/shared/codes';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { useServerMutation } from '../providers/use-server.js';
import { SET_REASON } from './change.documents.js';
import { ChangeProblems, useAfterChange } from './change-result.js';
import type { ChangeDialogProps } from './record-dialog.js';

/** Why people are stuck on a criterion; choosing nothing takes the reason away. */
export function ReasonDialog({ ids, criterion: first, onClose, onDone }: ChangeDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const { criteria } = useCatalogue();
  const [criterion, setCriterion] = useState(first ?? criteria[1]?.code ?? criteria[0]?.code ?? '');
  const [reason, setReason] = useState('');
  const save = useServerMutation(SET_REASON);
  const after = useAfterChange(onClose, onDone);
  return (
    <FormDialog
      title={t('people.reason_title', { smart_count: ids.length, n: format.count(ids.length) })}
      submitLabel={t('ra.action.save')}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={() =>
        save.mutate(
          { personIds: ids, criterion, reason: reason || null },
          { onSuccess: (data) => after(data.setReason) },
        )
      }
    >
      <ChoiceField
        label={t('board.criterion')}
        value={criterion}
        fullWidth
        choices={criteria.map((one) => ({ code: one.code, label: nameOf(one) }))}
        onChange={setCriterion}
      />
      <ChoiceField
        label={t('people.stuck')}
        none={t('people.no_reason')}
        value={reason}
        fullWidth
        choices={STUCK_REASONS.map(({ code }) => ({ code, label: format.label(STUCK_REASONS, code) }))}
        onChange={setReason}
      />
      <ChangeProblems result={save.data?.setReason} />
    </FormDialog>
  );
}
