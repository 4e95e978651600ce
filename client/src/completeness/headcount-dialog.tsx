import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useMe } from '../providers/session.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import type { UnitList } from './completeness.documents.js';
import { HEADCOUNTS, RECORD_HEADCOUNT } from './completeness.documents.js';

/** Posts of a unit by a document, from a day on; what was declared before stays readable below. */
export function HeadcountDialog({ list, onClose }: { list: UnitList; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const me = useMe();
  const [people, setPeople] = useState(list.headcount === null ? '' : String(list.headcount));
  const [validFrom, setValidFrom] = useState(me?.today ?? '');
  const [documentNumber, setDocumentNumber] = useState('');
  const record = useServerMutation(RECORD_HEADCOUNT);
  const { unit } = list;
  const isNumber = /^\d{1,7}$/.test(people.trim());
  return (
    <FormDialog
      title={t('lists.headcount_title', { unit: unit.name })}
      hint={t('lists.headcount_hint')}
      submitLabel={t('ra.action.save')}
      busy={record.isPending}
      error={record.error}
      disabled={!isNumber || !validFrom}
      onClose={onClose}
      onSubmit={() =>
        record.mutate(
          { unitId: unit.id, people: Number(people), validFrom, documentNumber: documentNumber.trim() || null },
          {
            onSuccess: () => {
              notify('lists.headcount_saved', { type: 'success', messageArgs: { unit: unit.name } });
              onClose();
            },
          },
        )
      }
    >
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <TextField
          label={t('lists.posts')}
          value={people}
          required
          autoFocus
          error={people !== '' && !isNumber}
          helperText={people !== '' && !isNumber ? t('lists.posts_wrong') : undefined}
          onChange={(event) => setPeople(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
          sx={{ width: 172 }}
        />
        <DayField label={t('people.from_day')} value={validFrom} onChange={setValidFrom} required />
        <TextField
          label={t('people.document_number')}
          value={documentNumber}
          onChange={(event) => setDocumentNumber(event.target.value)}
          sx={{ flex: '1 1 180px' }}
        />
      </Box>
      <History unitId={unit.id} />
    </FormDialog>
  );
}

function History({ unitId }: { unitId: string }) {
  const t = useTranslate();
  const format = useFormat();
  const history = useServerQuery(HEADCOUNTS, { unitId }).data?.headcounts ?? [];
  if (history.length === 0) return null;
  return (
    <Box>
      <Typography variant="h3" component="h3">
        {t('lists.history')}
      </Typography>
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, maxHeight: 160, overflow: 'auto' }}>
        {history.map((one) => (
          <li key={`${one.validFrom}|${one.recordedAt}`}>
            <Typography variant="body2" component="span">
              {t('lists.history_line', { n: format.count(one.people), day: format.day(one.validFrom) })}
              {one.documentNumber && ` · ${one.documentNumber}`}
            </Typography>{' '}
            <Typography variant="caption" color="textSecondary" component="span">
              {[one.recordedBy, format.instant(one.recordedAt)].filter(Boolean).join(' · ')}
            </Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}
