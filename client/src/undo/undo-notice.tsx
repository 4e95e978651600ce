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
import { currentOffer, offerUndo, useUndoOffer, type UndoOffer } from './undo-offer.js';

/** Time to read it and to reach the button; it stands still while the mouse or the focus is on it. */
const SHOWN_MS = 8_000;

/** What came of an undo, and the edit that was offered when it came: the two are said together. */
interface Done {
  came: { count: number } | { error: Error };
  over: string | null;
}

/** Says what has just been recorded, with the button that takes it back; then what came of that. */
export function UndoNotice() {
  const offer = useUndoOffer();
  const [done, setDone] = useState<Done | null>(null);
  const [result, setResult] = useState<RecordResult | null>(null);
  const t = useTranslate();
  const format = useFormat();
  const errorText = useErrorText();
  // Here and not in the notice, which may be gone before the answer is there: what came of it is said all the same.
  const undo = useServerMutation(UNDO_EDIT);
  // Nothing of one account is left for the next.
  useEffect(() => () => offerUndo(null), []);
  if (done && offer && done.over !== offer.editId) setDone(null);

  function tell(came: Done['came']) {
    setDone({ came, over: currentOffer()?.editId ?? null });
  }
  function run({ editId }: UndoOffer) {
    if (undo.isPending) return;
    const isOffered = () => currentOffer()?.editId === editId;
    undo.mutate(
      { id: editId },
      {
        onSuccess: ({ undoEdit: undone }) => {
          if (isOffered()) offerUndo(null);
          if (undone.problems.length > 0) setResult(undone);
          else tell({ count: undone.recorded });
        },
        onError: (error) => {
          if (!isOffered()) tell({ error });
        },
      },
    );
  }
  function close() {
    offerUndo(null);
    setDone(null);
  }
  const counted = (count: number) => ({ smart_count: count, n: format.count(count) });
  const offered =
    offer && t(offer.said, { ...offer.names, ...(offer.count === undefined ? {} : counted(offer.count)) });
  const came =
    done && ('error' in done.came ? errorText(done.came.error) : t('undo_edit.done', counted(done.came.count)));
  const failed = offer && undo.error && undo.variables.id === offer.editId ? errorText(undo.error) : null;
  return (
    // The region stands before its text comes, so that the text is read out.
    <Box role="status" className="no-print">
      {offer && (
        <Offered
          key={offer.editId}
          text={failed ?? [came, offered].filter(Boolean).join(' ')}
          isPending={undo.isPending}
          onUndo={() => run(offer)}
          onClose={close}
        />
      )}
      {!offer && done && (
        <Notice onClose={() => setDone(null)}>
          <SnackbarContent role="presentation" message={came} />
        </Notice>
      )}
      {result && <LeftDialog result={result} onClose={() => setResult(null)} />}
    </Box>
  );
}

interface OfferedProps {
  text: string;
  isPending: boolean;
  onUndo: () => void;
  onClose: () => void;
}

function Offered({ text, isPending, onUndo, onClose }: OfferedProps) {
  const t = useTranslate();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isUndoKey(event)) return;
      event.preventDefault();
      onUndo();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
  return (
    <Notice stays={isPending} onClose={onClose}>
      <SnackbarContent
        role="presentation"
        message={text}
        action={
          <>
            <Button
              color="inherit"
              loading={isPending}
              aria-keyshortcuts="Control+Z"
              title="Ctrl+Z"
              sx={{ fontWeight: 700, textDecoration: 'underline' }}
              onClick={onUndo}
            >
              {t('undo_edit.action')}
            </Button>
            <IconButton size="small" color="inherit" aria-label={t('ra.action.close')} onClick={onClose}>
              <CloseOutlined fontSize="small" />
            </IconButton>
          </>
        }
      />
    </Notice>
  );
}

interface NoticeProps {
  /** no longer timed: an answer is on its way */
  stays?: boolean;
  onClose: () => void;
  children: ReactElement;
}

function Notice({ stays = false, onClose, children }: NoticeProps) {
  return (
    <Snackbar
      open
      autoHideDuration={stays ? null : SHOWN_MS}
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
