import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceChips } from '../layout/choice-chips.js';
import { DataTable } from '../layout/data-table.js';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ListPages } from '../layout/list-pages.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { useChangeWords } from './change-words.js';
import type { ImportDetail, RowProblem } from './import.documents.js';
import { IMPORT_PROBLEMS } from './import.documents.js';
import { usePlace } from './place.js';

const PER_PAGE = 50;
type Severity = (typeof SEVERITIES)[number];
const SEVERITIES = ['row_rejected', 'conflict', 'cell_rejected', 'warning'] as const;

/** Every remark on the file: where it stands, what was read (masked), what to do. */
export function ProblemsPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  const change = useChangeWords();
  const [page, setPage] = useState(0);
  const [severity, setSeverity] = useState<Severity | null>(null);
  const query = useServerQuery(IMPORT_PROBLEMS, { id: one.id, page, perPage: PER_PAGE, severity }, { keep: true });
  if (one.problemTotal === 0) return null;
  const { problems, problemCounts = [] } = query.data?.import ?? {};
  const countOf = (which: Severity): number => problemCounts.find((found) => found.severity === which)?.count ?? 0;
  const shown = severity === null ? one.problemTotal : countOf(severity);
  const choose = (which: Severity | null): void => {
    setSeverity(which);
    setPage(0);
  };
  return (
    <Panel title={t('imports.problems', { smart_count: one.problemTotal, n: format.count(one.problemTotal) })}>
      {problemCounts.length > 1 && (
        <ChoiceChips
          label={t('imports.severity')}
          value={severity}
          onChange={choose}
          sx={{ mb: 1.5 }}
          choices={[
            { code: null, label: t('imports.problems_all', { n: format.count(one.problemTotal) }) },
            ...SEVERITIES.filter((code) => countOf(code) > 0).map((code) => ({
              code,
              label: `${t(`severity.${code}`)} (${format.count(countOf(code))})`,
            })),
          ]}
        />
      )}
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
              render: (problem) => <SeverityChip problem={problem} />,
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
                  {/* On a phone a column of its own would leave both columns a few letters wide; the words name the place. */}
                  <Box sx={{ display: { sm: 'none' }, mb: 0.5 }}>
                    <SeverityChip problem={problem} />
                  </Box>
                  {words(problem)}
                  <Difference label={t('imports.changes_then')} changes={problem.changesThen?.map(change)} />
                  <Difference label={t('imports.changes_now')} changes={problem.changesNow?.map(change)} />
                </>
              ),
            },
          ]}
        />
      )}
      <ListPages total={shown} page={page} perPage={PER_PAGE} onTurn={setPage} />
    </Panel>
  );
}

/** What a row would have changed at the check, or would change now that its person has changed. */
function Difference({ label, changes }: { label: string; changes: readonly string[] | undefined }) {
  const t = useTranslate();
  if (!changes) return null;
  return (
    <Typography variant="body2" component="div" sx={{ mt: 0.5 }}>
      <b>{label}</b> {changes.length > 0 ? changes.join('; ') : t('imports.changes_none')}
    </Typography>
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

function SeverityChip({ problem }: { problem: RowProblem }) {
  const t = useTranslate();
  // Its own file rejects such a row of an official list; on the page it waits, and is counted so.
  const severity = problem.code === 'name_does_not_match_id' ? 'conflict' : problem.severity;
  const loud = severity === 'row_rejected' || severity === 'conflict';
  return <Chip label={t(`severity.${severity}`)} variant="outlined" color={loud ? 'warning' : 'default'} />;
}
