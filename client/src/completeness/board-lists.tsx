import { needsConfirming } from '@dat100/shared/completeness';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ABSENT_PEOPLE } from '../absent/absent.documents.js';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useServerQuery } from '../providers/use-server.js';
import type { UnitList } from './completeness.documents.js';
import { FLAGGED_LISTS, UNIT_LISTS } from './completeness.documents.js';
import { ListActions } from './list-dialogs.js';
import { ListFlags } from './list-flags.js';
import { useListWords } from './use-list-words.js';

const SHOWN = 3;

function useOwnList(unitId: string): UnitList | undefined {
  const lists = useServerQuery(UNIT_LISTS, { unitId }, { keep: true }).data?.completeness;
  return lists?.find(({ unit }) => unit.id === unitId);
}

/** On the board of a unit: its own list, for whoever keeps it. */
export function OwnListNotice({ unitId }: { unitId: string }) {
  const can = useCan();
  const list = useOwnList(unitId);
  // A unit that only holds others together has no list of its own.
  const hasNone = list?.flags.length === 0 && list.people === 0 && list.headcount === null && list.asOf === null;
  return list && can('import.run') && !hasNone ? <OwnList list={list} /> : null;
}

/** On the board of a unit: the lists from it down that have to be confirmed. */
export function ListsBelowPanel({ unitId }: { unitId: string }) {
  const list = useOwnList(unitId);
  return list && list.lists > 1 && list.unconfirmedLists > 0 ? <ListsBelow list={list} /> : null;
}

/** One line: how many people, how many posts, confirmed when; and what to do, if something is to be done. */
function OwnList({ list }: { list: UnitList }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useListWords();
  const loud = needsConfirming(list.flags);
  const filter = { unitId: list.unit.id };
  const absent = useServerQuery(ABSENT_PEOPLE, { page: 0, perPage: 1, filter }).data?.absentPeople.total ?? 0;
  return (
    <Paper
      component="section"
      variant="outlined"
      className="no-print"
      aria-label={t('lists.own')}
      data-testid="own-list"
      sx={{
        p: 1.25,
        px: { xs: 1.5, sm: 2 },
        mb: 2,
        display: 'flex',
        gap: 1,
        columnGap: 2,
        flexWrap: 'wrap',
        alignItems: 'center',
        ...(loud ? { borderColor: 'warning.main' } : {}),
      }}
    >
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Typography variant="body2">
          <b>{t('lists.own')}</b>:{' '}
          {t(list.headcount === null ? 'lists.people' : 'lists.people_of_posts', { n: words.posts(list) })}
          {' · '}
          {words.confirmed(list)}
        </Typography>
        {list.flags.length > 0 && (
          <Box sx={{ mt: 0.5 }}>
            <ListFlags list={list} />
          </Box>
        )}
        {loud && (
          <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
            {t('lists.what_to_do')}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <ListActions list={list} loud={loud} />
        {absent > 0 && (
          <Button variant="outlined" component={Link} to={`/missing?unit=${list.unit.id}`}>
            {t('absent.answer_for', { smart_count: absent, n: format.count(absent) })}
          </Button>
        )}
        {loud && (
          <Button variant="outlined" component={Link} to={`/imports?unit=${list.unit.id}`}>
            {t('menu.imports')}
          </Button>
        )}
      </Box>
    </Paper>
  );
}

/** How many of the lists below have to be confirmed, and the most serious of them. */
function ListsBelow({ list }: { list: UnitList }) {
  const t = useTranslate();
  const format = useFormat();
  const variables = { page: 0, perPage: SHOWN, filter: { unitId: list.unit.id } };
  const items = useServerQuery(FLAGGED_LISTS, variables, { keep: true }).data?.flaggedLists.items ?? [];
  return (
    <Panel
      title={t('lists.to_confirm', { k: format.count(list.unconfirmedLists), of: format.count(list.lists) })}
      aside={
        <Button variant="outlined" component={Link} to={`/completeness?unit=${list.unit.id}`}>
          {t('lists.see_all')}
        </Button>
      }
    >
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {items.map((one) => (
          <Box
            component="li"
            key={one.unit.id}
            sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}
          >
            <MuiLink component={Link} to={`/board/${one.unit.id}`} title={one.unit.pathText}>
              {one.unit.pathText || one.unit.name}
            </MuiLink>
            <ListFlags list={one} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
