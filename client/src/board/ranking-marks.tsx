import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { Mark } from '../layout/mark.js';
import { PlainLink } from '../layout/plain-link.js';
import type { BoardRow } from './board.documents.js';
import type { LinkedRow } from './rank-words.js';
import { linkOf } from './rank-words.js';

/** The lowest part of a board asks for help. */
export function SupportMark({ compact = false }: { compact?: boolean }) {
  const t = useTranslate();
  const words = t('board.needs_support');
  if (compact) return <Mark of="support" title={words} />;
  return (
    <span className="support-mark">
      <Mark of="support" />
      {words}
    </span>
  );
}

/** No newer fact than a week ago: the figure may be behind the truth. */
export function StaleMark({ row }: { row: Pick<BoardRow, 'stale' | 'latestFact'> }) {
  const t = useTranslate();
  const format = useFormat();
  if (!row.stale) return null;
  return (
    <span className="stale-mark" title={t('board.stale_since', { day: format.day(row.latestFact) })}>
      {t('board.stale')}
    </span>
  );
}

/** The unit's name as the way down. */
export function UnitLink({ row, search, lines = 1 }: { row: LinkedRow; search: string; lines?: number }) {
  const t = useTranslate();
  const to = linkOf(row, search);
  const name = row.direct ? t('board.direct', { name: row.unit.name }) : row.unit.name;
  const className = lines === 1 ? 'unit-name' : 'unit-name two-lines';
  return to ? (
    <PlainLink className={className} to={to} title={name}>
      {name}
    </PlainLink>
  ) : (
    <span className={className}>{name}</span>
  );
}
