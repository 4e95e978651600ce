import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import type { ResultOf } from '../providers/documents.js';
import { useServerQuery } from '../providers/use-server.js';
import { RATING_SCHEMES } from './ratings.documents.js';

type Item = ResultOf<typeof RATING_SCHEMES>['ratingSchemes'][number];

/** The schemes that years are rated by. */
export function SchemesPage() {
  const t = useTranslate();
  const can = useCan();
  return (
    <Page title={t('schemes.title')} subtitle={t('schemes.hint')}>
      {can('rating.read') ? <Schemes /> : <NotInRole />}
    </Page>
  );
}

function Schemes() {
  const t = useTranslate();
  const format = useFormat();
  const query = useServerQuery(RATING_SCHEMES, {});
  const schemes = query.data?.ratingSchemes;
  const columns: Column<Item>[] = [
    {
      key: 'name',
      label: t('schemes.one'),
      render: ({ code, nameVi, nameEn }) => (
        <MuiLink component={Link} to={`/ratings/schemes/${code}`} sx={{ fontWeight: 600 }}>
          {format.locale === 'en' ? nameEn : nameVi}
        </MuiLink>
      ),
    },
    {
      key: 'years',
      label: t('schemes.years'),
      render: ({ yearFrom, yearTo }) =>
        yearTo === null ? t('schemes.years_from', { year: yearFrom }) : `${yearFrom}–${yearTo}`,
    },
    { key: 'kind', label: t('schemes.kind'), render: ({ kind }) => t(`schemes.kinds.${kind}`) },
    {
      key: 'version',
      label: t('schemes.published'),
      render: ({ version, publishedAt, publishedBy }) =>
        `${t('schemes.version', { n: version })} · ${publishedBy ?? t('schemes.shipped')} · ${format.instant(publishedAt)}`,
    },
  ];
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!schemes) return <RowsSkeleton rows={3} />;
  return (
    <Paper variant="outlined">
      <DataTable
        caption={t('schemes.title')}
        rows={schemes}
        columns={columns}
        rowKey={({ code }) => code}
        stackOnPhone
      />
    </Paper>
  );
}
