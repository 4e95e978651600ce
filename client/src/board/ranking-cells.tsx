import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { BoardRow } from './board.documents.js';
import { Movement } from './movement.js';
import { useRankWords } from './rank-words.js';
import { SupportMark, UnitLink } from './ranking-marks.js';
import { needsSupport } from './ranking-groups.js';

interface NameCellProps {
  row: BoardRow;
  search: string;
  narrow: boolean;
}

/** What of a row stands in its name's cell. */
const NAMED = ['unit', 'direct', 'rank', 'tied', 'reason', 'since'] as const;

function hasSameName({ row, ...one }: NameCellProps, { row: next, ...other }: NameCellProps): boolean {
  return (
    NAMED.every((field) => row[field] === next[field]) &&
    (row.figures === null) === (next.figures === null) &&
    needsSupport(row) === needsSupport(next) &&
    one.search === other.search &&
    one.narrow === other.narrow
  );
}

/**
 * Rank, name and marks. Drawn again only when one of them is another: a board has many rows, and their figures move many
 * times a minute.
 */
export const NameCell = memo(function NameCell({ row, search, narrow }: NameCellProps) {
  const rankWords = useRankWords();
  return (
    <>
      <span className="rank" title={rankWords(row)}>
        {row.rank ?? '–'}
      </span>
      <div className="name">
        <UnitLink row={row} search={search} lines={narrow ? 2 : 1} />
      </div>
      {!narrow && row.since && <Movement row={row} />}
      {needsSupport(row) && <SupportMark compact={narrow} />}
    </>
  );
}, hasSameName);

/** Rate, achieved of those in scope, and how many are left; or why there are no figures. */
export const FigureCell = memo(function FigureCell({ row, moved }: { row: BoardRow; moved: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const { figures } = row;
  if (!figures)
    return (
      <span className="aside" title={t('board.hidden')}>
        {t('board.reason_hidden')}
      </span>
    );
  if (figures.inScope === 0) return <span className="aside">{t('board.no_one_in_scope')}</span>;
  return (
    <div className={moved ? 'figures moved' : 'figures'}>
      <span className="rate">{format.rate(figures.rateText)}</span>
      <span className="fraction">
        {format.count(figures.claimed)}/{format.count(figures.inScope)}
      </span>
      <span className="left">
        {figures.left > 0
          ? t('board.left_n', { smart_count: figures.left, n: format.count(figures.left) })
          : t('board.done')}
      </span>
    </div>
  );
});
