import LocalPoliceOutlined from '@mui/icons-material/LocalPoliceOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { download } from '../providers/download.js';

interface PoliceProps {
  asked: { unitId: string; criterion: string; action: string };
  ticked: readonly string[];
  /** how many the whole group has */
  people: number;
}

/** "Danh sách đề nghị Công an hỗ trợ": names, birth dates and whole ids of those who wait at the police. */
export function PoliceButton(props: PoliceProps) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" startIcon={<LocalPoliceOutlined />} onClick={() => setOpen(true)}>
        {t('todo.police_list')}
      </Button>
      {open && <PoliceDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function PoliceDialog({ asked, ticked, people, onClose }: PoliceProps & { onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const [whom, setWhom] = useState(ticked.length > 0 ? 'ticked' : 'all');
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const count = whom === 'all' ? people : ticked.length;
  async function take() {
    setBusy(true);
    setError(null);
    const chosen = whom === 'all' ? { all: true } : { personIds: ticked };
    try {
      await download('/files/police-request.xlsx', { ...asked, ...chosen, purpose, lang: format.locale });
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }
  return (
    <FormDialog
      title={t('todo.police_list')}
      hint={t('todo.police_hint')}
      submitLabel={t('todo.police_submit', { smart_count: count, n: format.count(count) })}
      busy={busy}
      error={error}
      onSubmit={() => void take()}
      onClose={onClose}
    >
      <FormControl>
        <FormLabel id="police-whom" sx={{ fontSize: '0.8125rem' }}>
          {t('todo.police_whom')}
        </FormLabel>
        <RadioGroup aria-labelledby="police-whom" value={whom} onChange={(event) => setWhom(event.target.value)}>
          {(['ticked', 'all'] as const).map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio size="small" sx={{ py: 0.5 }} />}
              label={t(`todo.police_${one}`, { n: format.count(one === 'all' ? people : ticked.length) })}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <TextField
        label={t('todo.police_purpose')}
        value={purpose}
        required
        fullWidth
        multiline
        helperText={t('todo.police_purpose_hint')}
        onChange={(event) => setPurpose(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
      <Alert severity="warning" variant="outlined">
        {t('todo.police_care')}
      </Alert>
    </FormDialog>
  );
}
