import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { DataTable, type Column } from '../layout/data-table.js';
import type { UnitList } from './completeness.documents.js';
import { ListActions } from './list-dialogs.js';
import { ListFlags } from './list-flags.js';
import { useListWords } from './use-list-words.js';

/** One line a unit: what is odd, people and posts, who confirmed the list and when. */
export function ListsTable({ lists, fetching }: { lists: readonly UnitList[]; fetching: boolean }) {
  const t = useTranslate();
  const can = useCan();
  const words = useListWords();
  const columns: Column<UnitList>[] = [
    {
      key: 'unit',
      label: t('board.unit'),
      render: (list) => (
        <>
          <MuiLink component={Link} to={`/board/${list.unit.id}`} sx={{ fontWeight: 600 }}>
            {list.unit.name}
          </MuiLink>
          <Typography
            variant="caption"
            color="textSecondary"
            component="div"
            sx={{ display: { xs: 'block', sm: 'none' } }}
          >
            {t('lists.people_posts')}: {words.posts(list)}
          </Typography>
          {list.unit.pathText !== list.unit.name && (
            <Typography variant="caption" color="textSecondary" component="div">
              {list.unit.pathText}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'flags', label: t('lists.odd'), render: (list) => <ListFlags list={list} /> },
    {
      key: 'posts',
      label: t('lists.people_posts'),
      align: 'right',
      hideBelow: 'sm',
      render: (list) => words.posts(list),
    },
    { key: 'confirmed', label: t('lists.last_confirmed'), hideBelow: 'md', render: (list) => words.confirmed(list) },
  ];
  if (can('import.run') || can('headcount.record'))
    columns.push({
      key: 'do',
      label: t('users.actions'),
      hideBelow: 'sm',
      render: (list) => (
        <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
          <ListActions list={list} />
        </Box>
      ),
    });
  return (
    <DataTable
      caption={t('lists.title')}
      rows={lists}
      rowKey={({ unit }) => unit.id}
      columns={columns}
      fetching={fetching}
    />
  );
}
