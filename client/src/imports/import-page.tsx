import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { ErrorState, PageSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { AbsentPanel } from '../absent/absent-panel.js';
import { ApplyBar } from './apply-bar.js';
import { ConflictsPanel } from './conflicts-panel.js';
import { CountsPanel } from './counts-panel.js';
import type { ImportDetail } from './import.documents.js';
import { IMPORT_DETAIL } from './import.documents.js';
import { ImportState } from './imports-page.js';
import { MappingPanel } from './mapping-panel.js';
import { MendPanel } from './mend-panel.js';
import { PilesPanel } from './piles-panel.js';
import { ProgressPanel } from './progress-panel.js';
import { ProblemsPanel } from './problems-panel.js';
import { ResumePanel } from './resume-panel.js';
import { RowsPanel } from './rows-panel.js';
import { SummaryPanel } from './summary-panel.js';
import { UndoPanel } from './undo-panel.js';
import { UnitsPanel } from './units-panel.js';

/** States of a file that nothing is known of, but why. */
const NOTHING_YET = ['reading', 'refused', 'failed'];

/** One import: what the file would change (dry run), then what it did change; the same numbers in both. */
export function ImportPage() {
  const { importId = '' } = useParams();
  const t = useTranslate();
  const query = useServerQuery(IMPORT_DETAIL, { id: importId });
  const one = query.data?.import;
  if (query.error) {
    return (
      <Page title={t('menu.imports')}>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  return one ? <ImportView one={one} /> : <PageSkeleton />;
}

function ImportView({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const can = useCan();
  const format = useFormat();
  const origin = t(`as_of_from.${one.asOfFrom}`);
  const facts = [
    one.unit.pathText || one.unit.name,
    t('imports.as_of_day', { day: format.day(one.asOf), origin }),
    t('imports.by', { name: one.createdBy, at: format.instant(one.createdAt) }),
  ];
  return (
    <Page
      title={one.fileName}
      subtitle={facts.join(' · ')}
      actions={
        <>
          <ImportState one={one} />
          <Button variant="outlined" component={Link} to="/imports">
            {t('imports.another')}
          </Button>
        </>
      }
    >
      <ProgressPanel one={one} />
      <ResumePanel one={one} />
      <Outcome one={one} />
      <UndoPanel one={one} />
      {one.state !== 'reading' && <MappingPanel one={one} />}
      {!NOTHING_YET.includes(one.state) && (
        <>
          {one.kind !== 'summary' && <CountsPanel one={one} />}
          {one.state === 'planned' &&
            one.kind !== 'summary' &&
            can(one.kind === 'police' ? 'police.import' : 'import.run') && <ApplyBar one={one} />}
          <SummaryPanel one={one} />
          <MendPanel one={one} />
          <PilesPanel one={one} />
          <AbsentPanel one={one} />
          <ConflictsPanel one={one} />
          <ProblemsPanel one={one} />
          {one.kind !== 'summary' && <RowsPanel one={one} />}
          <UnitsPanel one={one} />
        </>
      )}
    </Page>
  );
}

/** Applied, refused, thrown away: said first. */
function Outcome({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  if (one.state === 'applied') {
    return (
      <Alert
        severity="success"
        variant="outlined"
        sx={{ mb: 2 }}
        action={
          <Button component={Link} to={`/board/${one.unit.id}`} color="inherit">
            {t('imports.to_board')}
          </Button>
        }
      >
        {t('imports.applied', {
          n: format.count(one.counts.new + one.counts.changed),
          at: format.instant(one.appliedAt),
        })}
      </Alert>
    );
  }
  if (one.state === 'refused' || one.state === 'failed') {
    const words = format.locale === 'en' ? one.refusalEn : one.refusalVi;
    return (
      <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
        {words ?? t('imports.failed')}
      </Alert>
    );
  }
  return null;
}
