import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import type { SlipDialogProps } from './create-user-dialog.js';
import { LineProblems } from './line-problems.js';
import { CREATE_USERS_FROM_CSV } from './user.documents.js';

const HEADER = 'username,display_name,role,unit_code,lens,valid_from,valid_to';

/** Many accounts at once, from a table saved as CSV; good lines are made, the others named with their reason. */
export function CsvDialog({ onClose, onSlips }: SlipDialogProps) {
  const t = useTranslate();
  const file = useRef<HTMLInputElement>(null);
  const [csv, setCsv] = useState(`${HEADER}\n`);
  const create = useServerMutation(CREATE_USERS_FROM_CSV);
  const made = create.data?.createUsersFromCsv;
  function submit() {
    create.mutate(
      { csv },
      {
        onSuccess: ({ createUsersFromCsv }) => {
          if (createUsersFromCsv.slips.length > 0) onSlips(createUsersFromCsv.slips);
          if (createUsersFromCsv.problems.length === 0) onClose();
        },
      },
    );
  }
  return (
    <FormDialog
      title={t('users.from_csv')}
      hint={t('users.csv_hint', { header: HEADER })}
      submitLabel={t('users.csv_submit')}
      busy={create.isPending}
      error={create.error}
      maxWidth="md"
      disabled={csv.trim() === '' || csv.trim() === HEADER}
      onSubmit={submit}
      onClose={onClose}
    >
      <Button variant="outlined" sx={{ alignSelf: 'flex-start' }} onClick={() => file.current?.click()}>
        {t('users.choose_csv')}
      </Button>
      <input
        ref={file}
        hidden
        type="file"
        accept=".csv,text/csv"
        onChange={(event) => void event.target.files?.[0]?.text().then(setCsv)}
      />
      <TextField
        label={t('users.csv_text')}
        value={csv}
        multiline
        minRows={8}
        maxRows={16}
        fullWidth
        onChange={(event) => setCsv(event.target.value)}
        slotProps={{
          htmlInput: { spellCheck: false, style: { fontFamily: 'ui-monospace, Consolas, monospace', fontSize: 13 } },
        }}
      />
      <LineProblems result={made} />
    </FormDialog>
  );
}
