import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Snackbar from '@mui/material/Snackbar';
import SnackbarContent from '@mui/material/SnackbarContent';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useErrorText } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import type { RecordResult } from '../people/change-result.js';
import { useServerMutation } from '../providers/use-server.js';
import { LeftDialog } from './left-dialog.js';
import { UNDO_EDIT } from './undo.documents.js';
import { offerUndo, useUndoOffer, type UndoOffer } from './undo-offer.js';

/** Time to read it and to reach the button; it stands still while the mouse or the focus is on it. */
const SHOWN_MS = 8_000;

/** Says what has just been recorded, with the button that takes it back; then what came of that. */
export function UndoNotice() {
  const offer = useUndoOffer();
  const [done, setDone] = useState<string | null>(null);
  const [result, setResult] = useState<RecordResult | null>(null);
  const t = useTranslate();
  const format = useFormat();
  function tell(undone: RecordResult) {
    offerUndo(null);
    if (undone.problems.length > 0) setResult(undone);
    else setDone(t('undo_edit.done', { smart_count: undone.recorded, n: format.count(undone.recorded) }));
  }
  return (
    // The region stands before its text comes, so that the text is read out.
    <Box role="status" className="no-print">
      {offer && <Offered key={offer.editId} offer={offer} onUndone={tell} />}
      {!offer && done && (
        <Notice onClose={() => setDone(null)}>
          <SnackbarContent role="presentation" message={done} />
        </Notice>
      )}
      {result && <LeftDialog result={result} onClose={() => setResult(null)} />}
    </Box>
  );
}

function Offered({ offer, onUndone }: { offer: UndoOffer; onUndone: (result: RecordResult) => void }) {
  const t = useTranslate();
  const errorText = useErrorText();
  const undo = useServerMutation(UNDO_EDIT);
  function run() {
    if (!undo.isPending) undo.mutate({ id: offer.editId }, { onSuccess: ({ undoEdit }) => onUndone(undoEdit) });
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isUndoKey(event)) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
  return (
    <Notice onClose={() => offerUndo(null)}>
      <SnackbarContent
        role="presentation"
        message={undo.error ? errorText(undo.error) : offer.text}
        action={
          <>
            <Button
              color="inherit"
              loading={undo.isPending}
              aria-keyshortcuts="Control+Z"
              title="Ctrl+Z"
              sx={{ fontWeight: 700, textDecoration: 'underline' }}
              onClick={run}
            >
              {t('undo_edit.action')}
            </Button>
            <IconButton size="small" color="inherit" aria-label={t('ra.action.close')} onClick={() => offerUndo(null)}>
              <CloseOutlined fontSize="small" />
            </IconButton>
          </>
        }
      />
    </Notice>
  );
}

function Notice({ onClose, children }: { onClose: () => void; children: ReactElement }) {
  return (
    <Snackbar
      open
      autoHideDuration={SHOWN_MS}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      // Going on with one's work is no answer to the offer.
      onClose={(_, reason) => reason !== 'clickaway' && onClose()}
    >
      {children}
    </Snackbar>
  );
}

const TYPED_IN = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** Ctrl+Z (⌘Z), but for fields, where it takes back what was typed. */
function isUndoKey(event: KeyboardEvent): boolean {
  const isKey = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';
  return isKey && !(event.target instanceof Element && event.target.matches(TYPED_IN));
}
