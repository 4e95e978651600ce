import Star from '@mui/icons-material/Star';
import StarBorder from '@mui/icons-material/StarBorder';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { MOST_VIEW_NAME } from '@dat100/shared/saved-view';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { ManageViewsDialog } from './manage-views-dialog.js';
import { useKeptHere, useViewChanges, useViews } from './use-views.js';

/** Keeps the page with its filters under a name; a filled star says that it is kept, and leads to the list. */
export function SaveViewButton({ suggestion }: { suggestion: string }) {
  const t = useTranslate();
  const { views, isPending } = useViews();
  const kept = useKeptHere(views);
  const [open, setOpen] = useState(false);
  const label = kept ? t('views.saved', { name: kept.name }) : t('views.save');
  return (
    <>
      <Button
        variant="outlined"
        startIcon={kept ? <Star /> : <StarBorder />}
        disabled={isPending}
        onClick={() => setOpen(true)}
        sx={{ maxWidth: 280 }}
      >
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{label}</span>
      </Button>
      {open && kept && <ManageViewsDialog onClose={() => setOpen(false)} />}
      {open && !kept && <SaveViewDialog suggestion={suggestion} onClose={() => setOpen(false)} />}
    </>
  );
}

interface SaveViewDialogProps {
  suggestion: string;
  onClose: () => void;
}

function SaveViewDialog({ suggestion, onClose }: SaveViewDialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const [name, setName] = useState(suggestion.slice(0, MOST_VIEW_NAME));
  const { save, again } = useViewChanges();
  async function submit() {
    // The router's location may lag behind a filter that was just chosen; the address bar is what the user means.
    const { pathname, search } = window.location;
    try {
      await save.mutateAsync({ name, path: pathname + search });
    } catch {
      return; // the dialog shows the refusal and keeps the name
    }
    onClose();
    notify('views.save_done');
    await again();
  }
  return (
    <FormDialog
      title={t('views.save')}
      hint={t('views.save_hint')}
      submitLabel={t('ra.action.save')}
      busy={save.isPending}
      error={save.error}
      disabled={name.trim() === ''}
      maxWidth="xs"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('views.name')}
        value={name}
        required
        autoFocus
        fullWidth
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: MOST_VIEW_NAME } }}
      />
    </FormDialog>
  );
}
