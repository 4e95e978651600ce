import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AGENCY_STATES } from '@dat100/shared/rating-period';
import { useCan } from '../layout/access.js';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { useRequestWords } from '../requests/request-words.js';
import { MY_RATINGS, type MyRatingLine } from './my-rating.documents.js';

/** Every year the signed-in person was rated in. */
export function MyRatingsPage() {
  const t = useTranslate();
  const can = useCan();
  const query = useServerQuery(MY_RATINGS, {}, { enabled: can('self.read') });
  const lines = query.data?.myRatings;
  return (
    <Page title={t('my_rating.title')}>
      {!can('self.read') && <NotInRole />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {can('self.read') && !query.error && !lines && <RowsSkeleton rows={3} />}
      {lines && (
        <Paper variant="outlined">
          {lines.length === 0 ? (
            <EmptyState title={t('my_rating.none')} hint={t('my_rating.none_hint')} />
          ) : (
            <Years lines={lines} />
          )}
        </Paper>
      )}
    </Page>
  );
}

function Years({ lines }: { lines: readonly MyRatingLine[] }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useRequestWords();
  const columns: Column<MyRatingLine>[] = [
    {
      key: 'year',
      label: t('my_rating.period'),
      render: ({ sheetId, periodName, agencyName }) => (
        <>
          <MuiLink component={Link} to={`/me/ratings/${sheetId}`} sx={{ fontWeight: 600 }}>
            {periodName}
          </MuiLink>
          <Typography variant="caption" color="textSecondary" component="div">
            {agencyName}
          </Typography>
        </>
      ),
    },
    {
      key: 'step',
      label: t('my_rating.step'),
      render: ({ agencyState }) => format.label(AGENCY_STATES, agencyState),
    },
    {
      key: 'self',
      label: t('my_rating.self'),
      render: ({ selfOpen, selfDue, selfLevel }) =>
        selfLevel === null && selfOpen
          ? t('my_rating.self_until', { day: format.day(selfDue) })
          : words.level(selfLevel, t('my_rating.none_yet')),
    },
    {
      key: 'result',
      label: t('my_rating.result'),
      render: ({ finalLevel, notRated }) => (
        <strong>{words.level(finalLevel, t(notRated ? 'my_rating.not_rated' : 'my_rating.no_result'))}</strong>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('my_rating.title')}
      rows={lines}
      columns={columns}
      rowKey={({ sheetId }) => sheetId}
      stackOnPhone
    />
  );
}
