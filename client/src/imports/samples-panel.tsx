import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { DataTable } from '../layout/data-table.js';
import { Panel } from '../layout/page.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { useChangeWords } from './change-words.js';
import type { ImportDetail } from './import.documents.js';
import { IMPORT_SAMPLES } from './import.documents.js';
import { usePlace } from './place.js';

const OUTCOMES = ['new', 'changed', 'unchanged', 'conflict', 'rejected'];

/** The first rows with what each of them does: seen before anything is changed. */
export function SamplesPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const place = usePlace();
  const changeWords = useChangeWords();
  const [outcome, setOutcome] = useState('');
  const query = useServerQuery(IMPORT_SAMPLES, { id: one.id, outcome: outcome || null }, { keep: true });
  const samples = query.data?.import.samples;
  return (
    <Panel
      title={t('imports.samples')}
      aside={
        <ChoiceField
          label={t('imports.outcome')}
          none={t('people.any')}
          value={outcome}
          choices={OUTCOMES.map((code) => ({ code, label: t(`import_count.${code}`) }))}
          onChange={setOutcome}
          sx={{ minWidth: 180 }}
        />
      }
    >
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !samples && <RowsSkeleton rows={5} />}
      {samples?.length === 0 && <Typography variant="body2">{t('imports.no_samples')}</Typography>}
      {samples && samples.length > 0 && (
        <DataTable
          caption={t('imports.samples')}
          rows={samples}
          rowKey={(sample) => `${sample.sheet}|${sample.row}`}
          fetching={query.isPlaceholderData}
          columns={[
            {
              key: 'place',
              label: t('imports.place'),
              hideBelow: 'sm',
              render: (sample) => place(sample.sheet, sample.row),
            },
            {
              key: 'person',
              label: t('people.full_name'),
              render: (sample) => (
                <>
                  <b>{sample.fullName}</b>
                  <Typography variant="caption" color="textSecondary" component="div">
                    {sample.maskedId}
                  </Typography>
                </>
              ),
            },
            { key: 'unit', label: t('board.unit'), hideBelow: 'md', render: (sample) => sample.unitName },
            { key: 'outcome', label: t('imports.outcome'), render: (sample) => t(`import_count.${sample.outcome}`) },
            {
              key: 'changes',
              label: t('imports.changes'),
              render: (sample) => sample.changes.map(changeWords).join('; '),
            },
          ]}
        />
      )}
    </Panel>
  );
}
