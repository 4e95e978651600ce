import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { useAddress } from '../layout/use-address.js';
import { useServerQuery } from '../providers/use-server.js';
import { CapCalculator } from './cap-calculator.js';
import { DraftPanel } from './draft-panel.js';
import { RATING_SCHEME, type SchemePage as SchemeData } from './ratings.documents.js';
import { SchemeHistory } from './scheme-history.js';
import { SchemeRules } from './scheme-rules.js';
import { TryPanel } from './try-panel.js';

const VIEWS = ['rules', 'try', 'caps', 'history', 'draft'] as const;
type View = (typeof VIEWS)[number];

/** A scheme in plain words, to try, with its history and, for those who may, its draft. */
export function SchemePage() {
  const t = useTranslate();
  const can = useCan();
  if (can('rating.read')) return <Scheme />;
  return (
    <Page title={t('schemes.title')}>
      <NotInRole />
    </Page>
  );
}

function Scheme() {
  const t = useTranslate();
  const format = useFormat();
  const { code = '' } = useParams();
  const { params, set } = useAddress();
  const version = /^\d{1,6}$/.test(params.get('version') ?? '') ? Number(params.get('version')) : null;
  const query = useServerQuery(RATING_SCHEME, { code, version }, { keep: true });
  const data = query.data?.ratingScheme;
  const views = VIEWS.filter((view) => view !== 'draft' || (data?.mayEdit && version === null));
  const view = views.find((one) => one === params.get('view')) ?? 'rules';
  return (
    <Page
      title={data ? (format.locale === 'en' ? data.nameEn : data.nameVi) : t('schemes.one')}
      subtitle={
        data &&
        `${t('schemes.version', { n: data.version })} · ${data.publishedBy ?? t('schemes.shipped')} · ${format.instant(data.publishedAt)}`
      }
      actions={
        <Button variant="outlined" component={Link} to="/ratings/schemes">
          {t('schemes.all_schemes')}
        </Button>
      }
    >
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !data && <RowsSkeleton rows={10} />}
      {!query.error && data && (
        <>
          {version !== null && (
            <Alert
              severity="info"
              variant="outlined"
              sx={{ mb: 2 }}
              action={<Button onClick={() => set({ version: '' })}>{t('schemes.newest')}</Button>}
            >
              {t('schemes.reads_version', { n: data.version })}
            </Alert>
          )}
          <Tabs
            value={view}
            onChange={(_, next: View) => set({ view: next === 'rules' ? '' : next })}
            variant="scrollable"
            allowScrollButtonsMobile
            aria-label={t('schemes.one')}
            className="no-print"
            sx={{ mb: 2 }}
          >
            {views.map((one) => (
              <Tab key={one} value={one} label={t(`schemes.views.${one}`)} />
            ))}
          </Tabs>
          <Shown key={data.code} view={view} data={data} reload={() => void query.refetch()} />
        </>
      )}
    </Page>
  );
}

function Shown({ view, data, reload }: { view: View; data: SchemeData; reload: () => void }) {
  // The server sends canonical text of schemes only.
  const scheme = JSON.parse(data.content) as RatingScheme;
  if (view === 'try') return <TryPanel scheme={scheme} />;
  if (view === 'caps') return <CapCalculator rules={scheme.caps} />;
  if (view === 'history') return <SchemeHistory code={data.code} />;
  if (view === 'draft') return <DraftPanel code={data.code} published={scheme} draft={data.draft} reload={reload} />;
  return <SchemeRules scheme={scheme} />;
}
