import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Dispatch, SetStateAction } from 'react';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { differences } from '@dat100/shared/rating-edit';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { useServerMutation } from '../providers/use-server.js';
import { ChangesList } from './changes-list.js';
import { afterEdits, problemsOf, type Edits } from './draft-edits.js';
import { LineField } from './line-field.js';
import { PublishDialog } from './publish-dialog.js';
import { DISCARD_RATING_DRAFT, SAVE_RATING_DRAFT, type SchemeDraft } from './ratings.documents.js';
import { SchemeRules } from './scheme-rules.js';
import { useCan } from '../layout/access.js';
import { WhatIfPanel } from './what-if-panel.js';

interface DraftEditorProps {
  code: string;
  published: RatingScheme;
  draft: SchemeDraft;
  edits: Edits;
  setEdits: Dispatch<SetStateAction<Edits>>;
  /** Reads what stands now; what was typed stays. */
  reload: () => void;
}

/**
 * Every line of a draft with its field. What was typed stays until it is saved, whoever else saves meanwhile; problems
 * are worked out at once and stand beside the field they are about.
 */
export function DraftEditor({ code, published, draft, edits, setEdits, reload }: DraftEditorProps) {
  const t = useTranslate();
  const { locale } = useFormat();
  const notify = useNotify();
  const can = useCan();
  const [publishing, setPublishing] = useState(false);
  const save = useServerMutation(SAVE_RATING_DRAFT);
  const discard = useServerMutation(DISCARD_RATING_DRAFT);
  // The server sends canonical text of schemes only.
  const kept = JSON.parse(draft.content) as RatingScheme;
  const { scheme, changes, wrong } = afterEdits(kept, edits);
  const problems = problemsOf(scheme);
  const changed = differences(published, scheme);
  const dirty = Object.keys(edits).length > 0;
  return (
    <>
      <Panel
        title={t('schemes.draft.changed', { smart_count: changed.length, n: changed.length })}
        aside={
          <Stack direction="row" className="no-print" sx={{ gap: 1, flexWrap: 'wrap' }}>
            <Button
              disabled={dirty}
              loading={discard.isPending}
              onClick={() => discard.mutate({ code, revision: draft.revision })}
            >
              {t('schemes.draft.discard')}
            </Button>
            <Button
              variant="outlined"
              loading={save.isPending}
              disabled={changes.length === 0 || wrong.size > 0}
              onClick={() =>
                save.mutate(
                  { code, revision: draft.revision, edits: changes },
                  {
                    onSuccess: () => {
                      setEdits({});
                      notify('schemes.draft.saved', { type: 'success' });
                    },
                  },
                )
              }
            >
              {t('schemes.draft.save')}
            </Button>
            <Button
              variant="contained"
              disabled={dirty || problems.length > 0 || changed.length === 0}
              onClick={() => setPublishing(true)}
            >
              {t('schemes.draft.publish')}
            </Button>
          </Stack>
        }
      >
        <Typography variant="body2" color="textSecondary">
          {t('schemes.draft.last', { who: draft.editedBy, n: draft.base })}
        </Typography>
        {changed.length > 0 && <ChangesList changes={changed.map((one) => inWords(one, locale))} />}
        {problems.length > 0 && (
          <Alert severity="warning" variant="outlined" sx={{ mt: 1.5 }}>
            {t('schemes.draft.problems', { smart_count: problems.length, n: problems.length })}
            <ul>
              {problems.map((one) => (
                <li key={`${one.path} ${one.vi}`}>{one[locale]}</li>
              ))}
            </ul>
          </Alert>
        )}
        {(save.error ?? discard.error) && (
          <ErrorState
            error={save.error ?? discard.error}
            retry={() => {
              save.reset();
              discard.reset();
              reload();
            }}
          />
        )}
      </Panel>
      {can('rating.sheet') && (
        <WhatIfPanel
          code={code}
          revision={draft.revision}
          changes={changes}
          broken={problems.length > 0 || wrong.size > 0}
        />
      )}
      <SchemeRules
        scheme={scheme}
        at={(line) => (
          <LineField
            line={line}
            typed={edits[line.path]}
            problem={problems.find(({ path }) => path === line.path)?.[locale]}
            onChange={(text) => setEdits((before) => ({ ...before, [line.path]: text }))}
          />
        )}
      />
      {publishing && (
        <PublishDialog
          code={code}
          revision={draft.revision}
          changes={changed.map((one) => inWords(one, locale))}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  );
}

function inWords({ label, before, after }: ReturnType<typeof differences>[number], locale: 'vi' | 'en') {
  return { label: label[locale], before: before?.[locale] ?? null, after: after?.[locale] ?? null };
}
