import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { STANDS } from '@dat100/shared/rating-what-if';
import { ChoiceChips } from '../layout/choice-chips.js';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import type { WhatIfData } from './what-if.documents.js';

interface WhatIfMoversProps {
  data: WhatIfData;
  /** "from to", empty: all */
  move: string;
  page: number;
  perPage: number;
  onMove: (move: string) => void;
  onTurn: (page: number) => void;
}

/** Who would stand elsewhere: by the kinds of move, then by name. */
export function WhatIfMovers({ data, move, page, perPage, onMove, onTurn }: WhatIfMoversProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = (stand: string) => STANDS.find(({ code }) => code === stand)?.[format.locale] ?? stand;
  const wordsOf = ({ from, to }: { from: string; to: string }) => `${nameOf(from)} → ${nameOf(to)}`;
  if (data.moves.length === 0)
    return (
      <Typography variant="body2" sx={{ mt: 2 }}>
        {t('schemes.what_if.nobody')}
      </Typography>
    );
  const columns: Column<WhatIfData['movers'][number]>[] = [
    {
      key: 'name',
      label: t('schemes.what_if.person'),
      render: ({ fullName, title }) => (
        <>
          {fullName}
          {title && (
            <Typography variant="caption" color="textSecondary" component="div">
              {title}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'unit', label: t('schemes.what_if.unit'), render: ({ unitName }) => unitName },
    { key: 'move', label: t('schemes.what_if.move'), render: wordsOf },
  ];
  return (
    <Box sx={{ mt: 2.5 }}>
      <Typography variant="h3" component="h3" sx={{ mb: 1 }}>
        {t('schemes.what_if.movers')}
      </Typography>
      <ChoiceChips
        label={t('schemes.what_if.movers')}
        value={move || null}
        choices={[
          { code: null, label: t('schemes.what_if.all_moves') },
          ...data.moves.map((one) => ({
            code: `${one.from} ${one.to}`,
            label: `${wordsOf(one)}: ${format.count(one.people)}`,
          })),
        ]}
        onChange={(code) => onMove(code ?? '')}
        sx={{ mb: 1.5 }}
      />
      <DataTable
        caption={t('schemes.what_if.movers')}
        rows={data.movers}
        columns={columns}
        rowKey={({ id }) => id}
        stackOnPhone
      />
      <ListPages total={data.moversTotal} page={page} perPage={perPage} onTurn={onTurn} />
    </Box>
  );
}
