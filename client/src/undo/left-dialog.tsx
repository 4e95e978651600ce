import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { RecordResult } from '../people/change-result.js';
import { ProblemList } from '../people/change-result.js';

/** People whom an undo has left as they are, each with the reason; the others are done. */
export function LeftDialog({ result, onClose }: { result: RecordResult; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const id = useId();
  const { recorded, problems } = result;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>
        {t('undo_edit.left', {
          smart_count: problems.length,
          n: format.count(recorded),
          m: format.count(problems.length),
        })}
      </DialogTitle>
      <DialogContent>
        <ProblemList problems={problems} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{t('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
