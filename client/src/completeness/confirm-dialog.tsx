import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ABSENT_PEOPLE } from '../absent/absent.documents.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import type { UnitList } from './completeness.documents.js';
import { CONFIRM_LIST } from './completeness.documents.js';
import { useListWords } from './use-list-words.js';

/** "The list is complete": by name, on this day, with so many people. */
export function ConfirmDialog({ list, onClose }: { list: UnitList; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const words = useListWords();
  const [withBelow, setWithBelow] = useState(false);
  const confirm = useServerMutation(CONFIRM_LIST);
  const { unit } = list;
  const variables = { page: 0, perPage: 1, filter: { unitId: unit.id } };
  const absent = useServerQuery(ABSENT_PEOPLE, variables).data?.absentPeople.total ?? 0;
  const below = list.lists - 1;
  return (
    <FormDialog
      title={t('lists.confirm_title', { unit: unit.name })}
      hint={t('lists.confirm_hint', { smart_count: list.people, n: format.count(list.people) })}
      submitLabel={t('lists.confirm_submit')}
      busy={confirm.isPending}
      error={confirm.error}
      onClose={onClose}
      onSubmit={() =>
        confirm.mutate(
          { unitId: unit.id, withBelow },
          {
            onSuccess: ({ confirmList }) => {
              notify('lists.confirmed', {
                type: 'success',
                messageArgs: { smart_count: confirmList, n: format.count(confirmList) },
              });
              onClose();
            },
          },
        )
      }
    >
      <Typography variant="body2">
        {t('lists.last_confirmed')}: {words.confirmed(list)}
      </Typography>
      {absent > 0 && (
        <Alert
          severity="warning"
          variant="outlined"
          action={
            <Button component={Link} to={`/missing?unit=${unit.id}`} color="inherit" onClick={onClose}>
              {t('absent.to_answers')}
            </Button>
          }
        >
          {t('absent.waiting', { n: format.count(absent) })}
        </Alert>
      )}
      {below > 0 && (
        <FormControlLabel
          control={<Checkbox checked={withBelow} onChange={(event) => setWithBelow(event.target.checked)} />}
          label={t('lists.with_below', { smart_count: below, n: format.count(below) })}
        />
      )}
    </FormDialog>
  );
}
