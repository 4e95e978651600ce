import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ListPages } from '../layout/list-pages.js';
import { EmptyState, ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import type { ImportDetail } from './import.documents.js';
import { usePileColumns } from './pile-columns.js';
import type { ImportPiles } from './pile.documents.js';
import { IMPORT_PILE, IMPORT_PILES } from './pile.documents.js';

const PER_PAGE = 25;

/** The piles in the order they are looked at, with the count of each. */
const PILES: readonly { pile: string; count: keyof ImportPiles }[] = [
  { pile: 'confirmed', count: 'confirmed' },
  { pile: 'newly_activated', count: 'newlyActivated' },
  { pile: 'date_differs', count: 'dateDiffers' },
  { pile: 'unknown', count: 'unknown' },
  { pile: 'ours_not_theirs', count: 'oursNotTheirs' },
  { pile: 'name_mismatch', count: 'nameMismatch' },
];

/** A police list beside our records: who is confirmed, who is unknown to us, whom only we have, whose name differs. */
export function PilesPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const query = useServerQuery(IMPORT_PILES, { id: one.id }, { enabled: one.kind === 'police' });
  const piles = query.data?.import.piles;
  const asked = params.get('pile');
  const first = PILES.find(({ count }) => (piles?.[count] ?? 0) > 0);
  const pile = (PILES.find((each) => each.pile === asked) ?? first)?.pile ?? 'confirmed';
  if (one.kind !== 'police') return null;
  function show(next: string) {
    setParams(
      (before) => {
        const changed = new URLSearchParams(before);
        changed.set('pile', next);
        changed.delete('pile_page');
        return changed;
      },
      { replace: true },
    );
  }
  return (
    <Panel title={t('piles.title')}>
      <Typography variant="body2" color="textSecondary">
        {t('piles.hint')}
      </Typography>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !piles && <RowsSkeleton rows={6} />}
      {piles && (
        <>
          <Tabs
            value={pile}
            onChange={(_, next: string) => show(next)}
            variant="scrollable"
            allowScrollButtonsMobile
            aria-label={t('piles.title')}
          >
            {PILES.map((each) => (
              <Tab
                key={each.pile}
                value={each.pile}
                id={`pile-${each.pile}`}
                aria-controls="pile-rows"
                label={
                  <span>
                    {t(`pile.${each.pile}`)} <b data-count={`pile_${each.pile}`}>{format.count(piles[each.count])}</b>
                  </span>
                }
              />
            ))}
          </Tabs>
          <Box role="tabpanel" id="pile-rows" aria-labelledby={`pile-${pile}`} sx={{ pt: 1.5 }}>
            <Pile key={pile} one={one} pile={pile} />
          </Box>
        </>
      )}
    </Panel>
  );
}

function Pile({ one, pile }: { one: ImportDetail; pile: string }) {
  const t = useTranslate();
  const can = useCan();
  const columns = usePileColumns(pile, one.asOf);
  const [params, setParams] = useSearchParams();
  const typed = Number(params.get('pile_page') ?? 0);
  const page = Number.isInteger(typed) && typed > 0 ? typed : 0;
  const query = useServerQuery(IMPORT_PILE, { id: one.id, pile, page, perPage: PER_PAGE }, { keep: true });
  const rows = query.data?.import.pile;
  function turn(next: number) {
    setParams((before) => {
      const changed = new URLSearchParams(before);
      changed.set('pile_page', String(next));
      return changed;
    });
  }
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!rows) return <RowsSkeleton rows={5} />;
  if (rows.total === 0) return <EmptyState title={t(`pile_empty.${pile}`)} />;
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {t(`pile_hint.${pile}`)}{' '}
        {pile === 'name_mismatch' && one.state === 'applied' && can('conflict.resolve') && (
          <Button component={Link} to={`/conflicts?import=${one.id}`} size="small" variant="outlined">
            {t('piles.to_queue')}
          </Button>
        )}
      </Typography>
      <DataTable
        caption={t(`pile.${pile}`)}
        rows={rows.items}
        rowKey={(row) => row.id}
        fetching={query.isPlaceholderData}
        columns={columns}
        stackOnPhone
      />
      <ListPages total={rows.total} page={page} perPage={PER_PAGE} onTurn={turn} />
    </>
  );
}
