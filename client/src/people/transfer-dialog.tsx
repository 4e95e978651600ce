import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { UnitPicker } from '../layout/unit-picker.js';
import type { UnitRef } from '../providers/session.documents.js';
import { useMe } from '../providers/session.js';
import { useServerMutation } from '../providers/use-server.js';
import { offerUndo } from '../undo/undo-offer.js';
import { TRANSFER_PERSON } from './change.documents.js';
import type { Person } from './person.documents.js';

/** Moves a person to another unit from a day on: counted where they are on the day asked about. */
export function TransferDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const me = useMe();
  const notify = useNotify();
  const [unit, setUnit] = useState<UnitRef | null>(null);
  const [from, setFrom] = useState(me?.today ?? '');
  const [orderNumber, setOrderNumber] = useState('');
  const [kind, setKind] = useState(person.kind);
  const [title, setTitle] = useState(person.title ?? '');
  const transfer = useServerMutation(TRANSFER_PERSON);
  function submit() {
    if (!unit) return;
    transfer.mutate(
      {
        personId: person.id,
        toUnitId: unit.id,
        from,
        orderNumber: orderNumber.trim() || null,
        kind,
        title: title.trim() || null,
        version: person.version,
      },
      {
        onSuccess: ({ transferPerson: { editId } }) => {
          const names = { name: person.fullName, unit: unit.name };
          if (editId === null) notify('people.transferred', { type: 'success', messageArgs: names });
          else offerUndo({ said: 'people.transferred', names, editId });
          onClose();
        },
      },
    );
  }
  return (
    <FormDialog
      title={t('people.transfer_title', { name: person.fullName })}
      hint={t('people.transfer_hint')}
      submitLabel={t('people.transfer')}
      busy={transfer.isPending}
      error={transfer.error}
      disabled={!unit || !from}
      onClose={onClose}
      onSubmit={submit}
    >
      <UnitPicker label={t('people.to_unit')} value={unit} onChange={setUnit} inMyScope required />
      <DayField label={t('people.from_day')} value={from} onChange={setFrom} required />
      <TextField
        label={t('people.order_number')}
        value={orderNumber}
        fullWidth
        onChange={(event) => setOrderNumber(event.target.value)}
      />
      <ChoiceField
        label={t('people.kind')}
        value={kind}
        fullWidth
        choices={EMPLOYMENT_KINDS.map(({ code }) => ({ code, label: format.label(EMPLOYMENT_KINDS, code) }))}
        onChange={setKind}
      />
      <TextField
        label={t('people.job_title')}
        value={title}
        fullWidth
        onChange={(event) => setTitle(event.target.value)}
      />
    </FormDialog>
  );
}
