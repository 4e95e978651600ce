import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { MOST_VIEW_NAME, MOST_VIEWS } from '@dat100/shared/saved-view';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { EmptyState, ErrorState, RowsSkeleton } from '../layout/states.js';
import { useViewChanges, useViews } from './use-views.js';
import type { SavedView } from './views.documents.js';

/** All views of the user, to rename or delete. */
export function ManageViewsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const { views, isPending, error, refetch } = useViews();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="views-title">
      <DialogTitle id="views-title">{t('views.title')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {t('views.manage_hint')} {t('views.count', { n: format.count(views.length), most: MOST_VIEWS })}.
        </Typography>
        {error && <ErrorState error={error} retry={refetch} />}
        {!error && isPending && <RowsSkeleton rows={4} />}
        {!error && !isPending && views.length === 0 && (
          <EmptyState title={t('views.none')} hint={t('views.none_hint')} />
        )}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {views.map((view) => (
            <ViewRow key={view.id} view={view} />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function ViewRow({ view }: { view: SavedView }) {
  const t = useTranslate();
  const notify = useNotify();
  const [name, setName] = useState<string | null>(null);
  const { rename, remove, again } = useViewChanges();
  const failure = rename.error ?? remove.error;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name === null) return;
    try {
      await rename.mutateAsync({ id: view.id, name });
    } catch {
      return; // the row shows the refusal and keeps the name
    }
    setName(null);
    await again();
  }
  async function drop() {
    try {
      await remove.mutateAsync({ id: view.id });
    } catch {
      return; // the row shows the refusal
    }
    notify('views.deleted', { messageArgs: { name: view.name } });
    await again();
  }
  return (
    <Box component="li" sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      {name === null ? (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{view.name}</Typography>
          <IconButton
            size="small"
            aria-label={t('views.rename_one', { name: view.name })}
            onClick={() => setName(view.name)}
          >
            <EditOutlined fontSize="small" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={t('views.delete_one', { name: view.name })}
            disabled={remove.isPending}
            onClick={() => void drop()}
          >
            <DeleteOutlined fontSize="small" />
          </IconButton>
        </Box>
      ) : (
        <Box
          component="form"
          onSubmit={(event) => void submit(event)}
          sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', pt: 0.75 }}
        >
          <TextField
            label={t('views.name')}
            value={name}
            required
            autoFocus
            onChange={(event) => setName(event.target.value)}
            slotProps={{ htmlInput: { maxLength: MOST_VIEW_NAME } }}
            sx={{ flex: '1 1 160px' }}
          />
          <Button type="submit" variant="contained" loading={rename.isPending} disabled={name.trim() === ''}>
            {t('views.rename')}
          </Button>
          <Button onClick={() => setName(null)}>{t('ra.action.cancel')}</Button>
        </Box>
      )}
      {failure && <ErrorState error={failure} />}
    </Box>
  );
}
