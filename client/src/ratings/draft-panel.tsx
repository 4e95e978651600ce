import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { EmptyState, ErrorState } from '../layout/states.js';
import { useServerMutation } from '../providers/use-server.js';
import type { Edits } from './draft-edits.js';
import { DraftEditor } from './draft-editor.js';
import { SAVE_RATING_DRAFT, type SchemeDraft } from './ratings.documents.js';

interface DraftPanelProps {
  code: string;
  published: RatingScheme;
  draft: SchemeDraft | null;
  reload: () => void;
}

/** The draft of a scheme, or the step that begins one. What was typed outlives a draft that somebody else ended. */
export function DraftPanel({ code, published, draft, reload }: DraftPanelProps) {
  const t = useTranslate();
  const [edits, setEdits] = useState<Edits>({});
  const begin = useServerMutation(SAVE_RATING_DRAFT);
  if (draft) return <DraftEditor {...{ code, published, draft, edits, setEdits, reload }} />;
  return (
    <Paper variant="outlined">
      <EmptyState title={t('schemes.draft.none')} hint={t('schemes.draft.none_hint')}>
        <Button
          variant="contained"
          loading={begin.isPending}
          onClick={() => begin.mutate({ code, revision: 0, edits: [] })}
        >
          {t('schemes.draft.begin')}
        </Button>
      </EmptyState>
      {begin.error && <ErrorState error={begin.error} retry={reload} />}
    </Paper>
  );
}
