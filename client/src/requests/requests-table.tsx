import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { REQUEST_STATES } from '@dat100/shared/rating-request';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ClockChip } from './clock-chip.js';
import { useRequestWords } from './request-words.js';
import type { RequestLine } from './requests.documents.js';

/** One line a request: whom it is about, what it says, until when it is answered. */
export function RequestsTable({ lines, fetching }: { lines: readonly RequestLine[]; fetching: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useRequestWords();
  const columns: Column<RequestLine>[] = [
    {
      key: 'person',
      label: t('requests.person'),
      render: ({ sheetId, fullName, unitName, agencyName, periodName }) => (
        <>
          <MuiLink component={Link} to={`/ratings/cases/${sheetId}`} sx={{ fontWeight: 600 }}>
            {fullName}
          </MuiLink>
          <Typography variant="caption" color="textSecondary" component="div">
            {[...new Set([unitName, agencyName, periodName])].join(' · ')}
          </Typography>
        </>
      ),
    },
    { key: 'kind', label: t('requests.kind'), render: ({ kind }) => t(`requests.kinds.${kind}`) },
    {
      key: 'asked',
      label: t('requests.asked'),
      render: ({ reason, oldLevel, newLevel, requester, requestedAt }) => (
        <>
          <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {reason}
          </Typography>
          {newLevel && (
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {t('requests.levels', {
                old: words.level(oldLevel, t('my_rating.none_yet')),
                new: words.level(newLevel, ''),
              })}
            </Typography>
          )}
          <Typography variant="caption" color="textSecondary" component="div">
            {t('requests.by', { name: requester, at: format.instant(requestedAt) })}
          </Typography>
        </>
      ),
    },
    {
      key: 'due',
      label: t('requests.due'),
      render: ({ state, dueOn, daysLeft }) =>
        state === 'open' ? <ClockChip dueOn={dueOn} daysLeft={daysLeft} /> : format.label(REQUEST_STATES, state),
    },
  ];
  return (
    <DataTable
      caption={t('requests.list')}
      rows={lines}
      columns={columns}
      rowKey={({ id }) => id}
      fetching={fetching}
      stackOnPhone
    />
  );
}
