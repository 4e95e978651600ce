import SupportOutlined from '@mui/icons-material/SupportOutlined';
import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormat } from '../layout/format.js';
import type { BoardRow } from './board.documents.js';
import type { LinkedRow } from './rank-words.js';
import { linkOf } from './rank-words.js';

/** The lowest part of a board asks for help. */
export function SupportMark({ compact = false }: { compact?: boolean }) {
  const t = useTranslate();
  if (compact)
    return (
      <SupportOutlined
        titleAccess={t('board.needs_support')}
        sx={(theme) => ({ fontSize: 16, color: theme.palette.tones.attention })}
      />
    );
  return (
    <Chip
      icon={<SupportOutlined />}
      label={t('board.needs_support')}
      sx={(theme) => ({
        bgcolor: theme.palette.tones.attentionSoft,
        color: theme.palette.tones.attention,
        height: 22,
        '& .MuiChip-icon': { color: 'inherit', fontSize: 15 },
      })}
    />
  );
}

/** No newer fact than a week ago: the figure may be behind the truth. */
export function StaleMark({ row }: { row: BoardRow }) {
  const t = useTranslate();
  const format = useFormat();
  if (!row.stale) return null;
  return (
    <Chip
      variant="outlined"
      label={t('board.stale')}
      title={t('board.stale_since', { day: format.day(row.latestFact) })}
      sx={{ height: 20 }}
    />
  );
}

/** The unit's name as the way down. */
export function UnitLink({ row, search, lines = 1 }: { row: LinkedRow; search: string; lines?: number }) {
  const t = useTranslate();
  const to = linkOf(row, search);
  const name = row.direct ? t('board.direct', { name: row.unit.name }) : row.unit.name;
  const className = lines === 1 ? 'unit-name' : 'unit-name two-lines';
  return to ? (
    <Link className={className} to={to} title={name}>
      {name}
    </Link>
  ) : (
    <span className={className}>{name}</span>
  );
}
