import { dayOfChange } from '@dat100/shared/peer-groups';
import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useServerMutation } from '../providers/use-server.js';
import type { PeerGroups } from './peers.documents.js';
import { ADD_PEER_GROUP, SET_PEER_GROUP } from './peers.documents.js';
import { useGroupNames } from './use-group-names.js';

/** The choice that is no group yet. */
const NEW = '+';

interface SetGroupDialogProps {
  data: PeerGroups;
  unitIds: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** Units into a group, an old or a new one, from a day on; inside a frozen period from the day after it, with a reason. */
export function SetGroupDialog({ data, unitIds, onClose, onDone }: SetGroupDialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const names = useGroupNames(data);
  const inUse = new Set(data.units.map(({ group }) => group));
  const [group, setGroup] = useState('');
  const [newName, setNewName] = useState('');
  const [from, setFrom] = useState(data.opensOn);
  const [reason, setReason] = useState('');
  const add = useServerMutation(ADD_PEER_GROUP, { refresh: false });
  const set = useServerMutation(SET_PEER_GROUP);
  const frozen = data.periods.filter(({ frozenAt }) => frozenAt !== null);
  const counts = from === '' ? '' : dayOfChange(from, frozen);
  const needsReason = counts !== from;
  const known = data.groups
    .map(({ code }) => ({ code, label: names.group(code) }))
    .sort((a, b) => Number(inUse.has(b.code)) - Number(inUse.has(a.code)));

  function save(code: string) {
    const variables = { unitId: data.unit.id, unitIds: [...unitIds], group: code, from, reason: reason || null };
    set.mutate(variables, {
      onSuccess: ({ setPeerGroup: { changed, from: day } }) => {
        notify('peers.set_done', {
          type: 'success',
          messageArgs: { smart_count: changed, n: format.count(changed), day: format.day(day) },
        });
        onDone();
      },
    });
  }
  function submit() {
    if (group !== NEW) return save(group);
    const variables = { unitId: data.unit.id, nameVi: newName, nameEn: '' };
    add.mutate(variables, { onSuccess: ({ addPeerGroup }) => save(addPeerGroup) });
  }
  return (
    <FormDialog
      title={t('peers.set_title', { smart_count: unitIds.length, n: format.count(unitIds.length) })}
      hint={t('peers.set_hint')}
      submitLabel={t('ra.action.save')}
      busy={add.isPending || set.isPending}
      error={add.error ?? set.error}
      disabled={group === '' || from === '' || (group === NEW && newName.trim() === '')}
      onClose={onClose}
      onSubmit={submit}
    >
      <ChoiceField
        label={t('peers.group')}
        value={group}
        required
        fullWidth
        choices={[...known, { code: NEW, label: t('peers.new_group') }]}
        onChange={setGroup}
      />
      {group === NEW && (
        <TextField
          label={t('peers.new_name')}
          value={newName}
          required
          autoFocus
          slotProps={{ htmlInput: { maxLength: 80 } }}
          onChange={(event) => setNewName(event.target.value)}
        />
      )}
      <DayField label={t('peers.from')} value={from} min={data.asOf} required onChange={setFrom} />
      {needsReason && (
        <Alert severity="warning" variant="outlined">
          {t('peers.after_frozen', { day: format.day(counts) })}
        </Alert>
      )}
      <TextField
        label={t('peers.reason')}
        value={reason}
        required={needsReason}
        multiline
        slotProps={{ htmlInput: { maxLength: 300 } }}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
