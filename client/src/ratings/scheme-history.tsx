import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { ChangesList } from './changes-list.js';
import { RATING_SCHEME_HISTORY } from './ratings.documents.js';

/** Every version that was published, the newest first, with what it changed in words. */
export function SchemeHistory({ code }: { code: string }) {
  const t = useTranslate();
  const format = useFormat();
  const query = useServerQuery(RATING_SCHEME_HISTORY, { code });
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <RowsSkeleton rows={4} />;
  const inWords = (vi: string | null, en: string | null) => (format.locale === 'en' ? en : vi);
  return query.data.ratingSchemeHistory.map(({ version, publishedAt, publishedBy, note, digest, changes }) => (
    <Panel
      key={version}
      title={t('schemes.version', { n: version })}
      aside={
        <Button component={Link} to={`/ratings/schemes/${code}?version=${version}`} className="no-print">
          {t('schemes.read_version', { n: version })}
        </Button>
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {publishedBy ?? t('schemes.shipped')} · {format.instant(publishedAt)}
        {note && ` · ${note}`}
      </Typography>
      {changes.length === 0 ? (
        <Typography variant="body2">{t('schemes.first_version')}</Typography>
      ) : (
        <ChangesList
          changes={changes.map((one) => ({
            label: inWords(one.labelVi, one.labelEn) ?? '',
            before: inWords(one.beforeVi, one.beforeEn),
            after: inWords(one.afterVi, one.afterEn),
          }))}
        />
      )}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
        {t('app.digest', { digest })}
      </Typography>
    </Panel>
  ));
}
