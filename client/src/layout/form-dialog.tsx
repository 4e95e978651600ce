import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { FormEvent, ReactNode } from 'react';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { ErrorState } from './states.js';

interface FormDialogProps {
  title: string;
  /** What the step means, before the fields. */
  hint?: string;
  submitLabel: string;
  busy: boolean;
  /** A refusal: shown above the buttons, the fields keep what was typed. */
  error?: unknown;
  disabled?: boolean;
  maxWidth?: 'xs' | 'sm' | 'md';
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A small form over the page: Enter sends, Escape leaves, an error keeps everything typed. */
export function FormDialog(props: FormDialogProps) {
  const t = useTranslate();
  const id = useId();
  function submit(event: FormEvent) {
    event.preventDefault();
    // A dialog is drawn outside the page but its events still rise through React's tree.
    event.stopPropagation();
    if (!props.busy && !props.disabled) props.onSubmit();
  }
  return (
    <Dialog open onClose={props.onClose} maxWidth={props.maxWidth ?? 'sm'} aria-labelledby={id}>
      <form onSubmit={submit} noValidate={false}>
        <DialogTitle id={id}>{props.title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 0.75 }}>
            {props.hint && (
              <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
                {props.hint}
              </Typography>
            )}
            {props.children}
            {Boolean(props.error) && <ErrorState error={props.error} />}
          </Stack>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={props.onClose}>{t('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={props.busy} disabled={props.disabled ?? false}>
            {props.submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
