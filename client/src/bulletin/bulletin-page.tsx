import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useNotify, useTranslate } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { defaultLens, mainCriterion } from '../board/board-choice.js';
import { WeekTurner } from '../confirm/week-turner.js';
import { Breadcrumb } from '../layout/breadcrumb.js';
import { ChoiceField } from '../layout/choice-field.js';
import { Page } from '../layout/page.js';
import { ErrorState, PageSkeleton } from '../layout/states.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { mayPass } from '../providers/query-client.js';
import { useServerQuery } from '../providers/use-server.js';
import { WEEK_BULLETIN } from './bulletin.documents.js';
import { BulletinSheet } from './bulletin-sheet.js';
import { plainText } from './bulletin-text.js';
import { copyText } from './copy-text.js';
import { useBulletinWords } from './use-bulletin-words.js';

/** A week of a unit on one page, to be printed or sent to a chat group. */
export function BulletinPage() {
  const { unitId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const t = useTranslate();
  const notify = useNotify();
  const nameOf = useNameOf();
  const catalogue = useCatalogue();
  const wordsOf = useBulletinWords();
  // Codes stand as they are written in the address: the server refuses in words what there is not.
  const code = params.get('criterion') || mainCriterion(catalogue.criteria)?.code;
  const criterion = catalogue.criterion(code);
  const lens = params.get('lens') || defaultLens(catalogue.lenses);
  const query = useServerQuery(
    WEEK_BULLETIN,
    { unitId, criterion: code ?? '', lens, week: params.get('week') },
    { enabled: code !== undefined, keep: true },
  );
  const bulletin = query.error ? undefined : query.data?.weekBulletin;
  const failure = catalogue.error ?? query.error;
  const lensName = nameOf(catalogue.lenses.find((one) => one.code === lens));
  const words = bulletin && wordsOf(bulletin, nameOf(criterion), lensName);
  const isUnknown = !catalogue.error && !(criterion && lensName);
  const retry = () => void (catalogue.error ? catalogue.refetch() : query.refetch());
  const set = (key: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );

  async function copy() {
    if (!words) return;
    const isCopied = await copyText(plainText(words));
    notify(isCopied ? 'bulletin.copied' : 'bulletin.copy_failed', { type: isCopied ? 'success' : 'warning' });
  }
  return (
    <Page
      title={t('bulletin.title')}
      subtitle={bulletin?.unit.name}
      headed
      breadcrumb={
        bulletin && <Breadcrumb ancestors={[...bulletin.ancestors, bulletin.unit]} current={t('bulletin.title')} />
      }
      actions={
        words && (
          <>
            <Button variant="contained" startIcon={<ContentCopyOutlined />} onClick={() => void copy()}>
              {t('bulletin.copy')}
            </Button>
            <Button variant="outlined" startIcon={<PrintOutlined />} onClick={() => window.print()}>
              {t('app.print')}
            </Button>
          </>
        )
      }
    >
      <Stack direction="row" className="no-print" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'center', mb: 2 }}>
        {code && (
          <ChoiceField
            label={t('board.criterion')}
            value={criterion?.code ?? ''}
            choices={catalogue.criteria.map((one) => ({ code: one.code, label: nameOf(one) }))}
            onChange={(code) => set('criterion', code)}
            sx={{ minWidth: 190 }}
          />
        )}
        {code && (
          <ChoiceField
            label={t('board.lens')}
            value={lensName && lens}
            choices={catalogue.lenses.map((one) => ({ code: one.code, label: nameOf(one) }))}
            onChange={(code) => set('lens', code === defaultLens(catalogue.lenses) ? '' : code)}
            sx={{ minWidth: 190 }}
          />
        )}
        {bulletin && <WeekTurner week={bulletin.week} onTurn={(week) => set('week', week)} />}
      </Stack>
      {failure && (
        <>
          <ErrorState error={failure} {...(mayPass(failure) ? { retry } : {})} />
          <Stack direction="row" sx={{ gap: 1, mt: 1.5 }}>
            {params.get('week') && <Button onClick={() => set('week', '')}>{t('bulletin.last_week')}</Button>}
            {isUnknown && <Button onClick={() => setParams({})}>{t('ra.action.remove_all_filters')}</Button>}
            <Button component={Link} to={`/board/${unitId}`}>
              {t('wall.leave')}
            </Button>
          </Stack>
        </>
      )}
      {!failure && !words && <PageSkeleton />}
      {!failure && words && (
        <Box aria-busy={query.isPlaceholderData} sx={{ opacity: query.isPlaceholderData ? 0.5 : 1 }}>
          <BulletinSheet words={words} />
        </Box>
      )}
    </Page>
  );
}
