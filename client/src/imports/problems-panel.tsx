import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DataTable } from '../layout/data-table.js';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ListPages } from '../layout/list-pages.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import type { ImportDetail, RowProblem } from './import.documents.js';
import { IMPORT_PROBLEMS } from './import.documents.js';
import { usePlace } from './place.js';

const PER_PAGE = 50;

/** Every remark on the file: where it stands, what was read (masked), what to do. */
export function ProblemsPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  const [page, setPage] = useState(0);
  const query = useServerQuery(IMPORT_PROBLEMS, { id: one.id, page, perPage: PER_PAGE }, { keep: true });
  if (one.problemTotal === 0) return null;
  const problems = query.data?.import.problems;
  return (
    <Panel title={t('imports.problems', { smart_count: one.problemTotal, n: format.count(one.problemTotal) })}>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !problems && <RowsSkeleton rows={5} />}
      {problems && (
        <DataTable
          caption={t('imports.problems', { smart_count: one.problemTotal, n: format.count(one.problemTotal) })}
          rows={problems}
          rowKey={(problem) => [problem.sheet, problem.row, problem.column, problem.code].join('|')}
          fetching={query.isPlaceholderData}
          columns={[
            {
              key: 'place',
              label: t('imports.place'),
              width: '22%',
              hideBelow: 'sm',
              render: (problem) => <Place problem={problem} />,
            },
            {
              key: 'severity',
              label: t('imports.severity'),
              hideBelow: 'sm',
              render: (problem) => <Severity problem={problem} />,
            },
            {
              key: 'value',
              label: t('imports.value'),
              hideBelow: 'md',
              render: (problem) => problem.valueMasked ?? '',
            },
            {
              key: 'words',
              label: t('imports.what_to_do'),
              render: (problem) => (
                <>
                  {/* On a phone a column of its own would leave both columns a few letters wide. */}
                  <Box sx={{ display: { sm: 'none' }, fontWeight: 600 }}>
                    <Place problem={problem} />
                  </Box>
                  {words(problem)}
                </>
              ),
            },
          ]}
        />
      )}
      <ListPages total={one.problemTotal} page={page} perPage={PER_PAGE} onTurn={setPage} />
    </Panel>
  );
}

function Place({ problem }: { problem: RowProblem }) {
  const place = usePlace();
  return (
    <>
      {place(problem.sheet, problem.row, problem.column)}
      <Typography variant="caption" color="textSecondary" component="div">
        {problem.header}
      </Typography>
    </>
  );
}

function Severity({ problem }: { problem: RowProblem }) {
  const t = useTranslate();
  const loud = problem.severity === 'row_rejected' || problem.severity === 'conflict';
  return <Chip label={t(`severity.${problem.severity}`)} variant="outlined" color={loud ? 'warning' : 'default'} />;
}
