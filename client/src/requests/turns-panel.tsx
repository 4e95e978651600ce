import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { ClockChip } from './clock-chip.js';
import { RATING_TURNS, type RatingTurn } from './requests.documents.js';

/** Proposals, meetings, decisions and locks that wait for whoever looks, the most urgent first. */
export function TurnsPanel() {
  const t = useTranslate();
  const format = useFormat();
  const query = useServerQuery(RATING_TURNS, {});
  const turns = query.data?.ratingTurns;
  const columns: Column<RatingTurn>[] = [
    {
      key: 'act',
      label: t('requests.turn'),
      render: (turn) => (
        <MuiLink component={Link} to={placeOf(turn)} sx={{ fontWeight: 600 }}>
          {t(`requests.acts.${turn.act}`)}
        </MuiLink>
      ),
    },
    {
      key: 'where',
      label: t('requests.where'),
      render: ({ unitName, agencyName, periodName }) => (
        <>
          {unitName ?? agencyName}
          <Typography variant="caption" color="textSecondary" component="div">
            {periodName}
          </Typography>
        </>
      ),
    },
    { key: 'people', label: t('requests.people'), align: 'right', render: ({ people }) => format.count(people) },
    {
      key: 'due',
      label: t('requests.due'),
      render: ({ dueOn, daysLeft }) => <ClockChip dueOn={dueOn} daysLeft={daysLeft} />,
    },
  ];
  return (
    <Panel title={t('requests.turns')}>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !turns && <RowsSkeleton rows={2} />}
      {turns && turns.length === 0 && <Typography color="textSecondary">{t('requests.no_turns')}</Typography>}
      {turns && turns.length > 0 && (
        <DataTable
          caption={t('requests.turns')}
          rows={turns}
          columns={columns}
          rowKey={({ act, periodId, agencyId, unitId }) => `${act} ${periodId} ${agencyId} ${unitId ?? ''}`}
          stackOnPhone
        />
      )}
    </Panel>
  );
}

/** Where the step is taken: the unit's sheet for a proposal, else the agency. */
const placeOf = ({ periodId, agencyId, unitId }: RatingTurn): string =>
  `/ratings/${periodId}/${unitId === null ? `agencies/${agencyId}` : `units/${unitId}`}`;
