import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { LEVELS } from '@dat100/shared/rating-scheme';
import { formatRate } from '@dat100/shared/rates';
import { useTranslate } from 'react-admin';
import { ViewSwitch } from '../board/view-switch.js';
import { ChoiceField } from '../layout/choice-field.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useAddress } from '../layout/use-address.js';
import { useServerQuery } from '../providers/use-server.js';
import { DistributionChart } from './distribution-chart.js';
import { RATING_DISTRIBUTION, type LevelCounts, type Period } from './periods.documents.js';

/** One of those that are set beside each other. */
export interface Series {
  key: 'now' | 'last' | 'peers';
  label: string;
  counts: LevelCounts;
}

/** A level, or that none stands yet, with how many people each of the series has there. */
export interface LevelRow {
  key: string;
  label: string;
  of: (counts: LevelCounts) => number;
}

/** People by level: this year beside the last one and the peers, drawn or as a table. */
export function Distribution({ period }: { period: Period }) {
  const t = useTranslate();
  const format = useFormat();
  const { params, set } = useAddress();
  const mine = period.agencies.filter(({ mine: own }) => own);
  const agencyId = mine.find(({ unitId }) => unitId === params.get('agency'))?.unitId ?? null;
  const view = params.get('view') === 'table' ? 'table' : 'chart';
  const query = useServerQuery(RATING_DISTRIBUTION, { periodId: period.id, agencyId }, { keep: true });
  const found = query.data?.ratingDistribution;
  const rows = useLevelRows();
  const series: Series[] = found
    ? [
        { key: 'now', label: String(period.year), counts: found.now },
        ...(found.lastYear
          ? [{ key: 'last' as const, label: String(found.lastYearOf ?? ''), counts: found.lastYear }]
          : []),
        ...(found.peers ? [{ key: 'peers' as const, label: t('periods.peers'), counts: found.peers }] : []),
      ]
    : [];
  const share = (n: number, { people }: LevelCounts) =>
    people === 0 ? '' : ` · ${formatRate(n, people, format.locale)}`;
  return (
    <Panel
      title={t('periods.levels')}
      aside={
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          {mine.length > 1 && (
            <ChoiceField
              label={t('periods.agency')}
              value={agencyId ?? ''}
              none={t('periods.all_mine')}
              choices={mine.map(({ unitId, name }) => ({ code: unitId, label: name }))}
              sx={{ minWidth: 220 }}
              onChange={(code) => set({ agency: code })}
            />
          )}
          <ViewSwitch
            label={t('periods.levels')}
            view={view}
            onView={(next) => set({ view: next === 'table' ? 'table' : '' })}
          />
        </Stack>
      }
    >
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !found && <RowsSkeleton rows={4} />}
      {found && view === 'chart' && <DistributionChart rows={rows} series={series} />}
      {found && view === 'table' && (
        <DataTable
          caption={t('periods.levels')}
          rows={rows}
          rowKey={({ key }) => key}
          stackOnPhone
          columns={[
            { key: 'level', label: t('periods.level'), render: ({ label }) => label },
            ...series.map(({ key, label, counts }) => ({
              key,
              label,
              align: 'right' as const,
              render: ({ of }: LevelRow) => `${format.count(of(counts))}${share(of(counts), counts)}`,
            })),
          ]}
        />
      )}
      {found && (
        <Box sx={{ mt: 1.5 }}>
          <Typography variant="body2">
            {t('periods.decided_of', {
              n: format.count(found.now.decided),
              total: format.count(found.now.people - found.now.notRated),
              out: format.count(found.now.notRated),
            })}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="p" sx={{ maxWidth: 1000 }}>
            {t('periods.levels_note')}
            {!found.lastYear && ` ${t('periods.no_last_year')}`}
            {agencyId !== null && !found.peers && ` ${t('periods.no_peers')}`}
          </Typography>
        </Box>
      )}
    </Panel>
  );
}

function useLevelRows(): LevelRow[] {
  const t = useTranslate();
  const { locale } = useFormat();
  const counts = {
    xuat_sac: (of: LevelCounts) => of.xuatSac,
    tot: (of: LevelCounts) => of.tot,
    hoan_thanh: (of: LevelCounts) => of.hoanThanh,
    khong_hoan_thanh: (of: LevelCounts) => of.khongHoanThanh,
  };
  return [
    ...LEVELS.map(({ code, ...label }) => ({ key: code, label: label[locale], of: counts[code] })),
    { key: 'none', label: t('periods.no_level'), of: ({ none }) => none },
    { key: 'not_rated', label: t('periods.not_rated'), of: ({ notRated }) => notRated },
  ];
}
