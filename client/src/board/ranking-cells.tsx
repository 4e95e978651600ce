import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { PlainLink } from '../layout/plain-link.js';
import { useNameOf } from '../providers/catalogue.js';
import type { Board, BoardRow } from './board.documents.js';
import { Movement } from './movement.js';
import { onBasis, type Basis } from './on-basis.js';
import { useRankWords } from './rank-words.js';
import { StaleMark, SupportMark, UnitLink } from './ranking-marks.js';
import { needsSupport } from './ranking-groups.js';

interface NameCellProps {
  row: BoardRow;
  search: string;
  narrow: boolean;
  /** Beside an earlier day: what moved and the marks stand on a line under the name. */
  compared: boolean;
}

/** What of a row stands in its name's cell. */
const NAMED = ['unit', 'direct', 'rank', 'tied', 'reason', 'since', 'stale', 'latestFact'] as const;

function hasSameName({ row, ...one }: NameCellProps, { row: next, ...other }: NameCellProps): boolean {
  return (
    NAMED.every((field) => row[field] === next[field]) &&
    (row.figures === null) === (next.figures === null) &&
    needsSupport(row) === needsSupport(next) &&
    one.search === other.search &&
    one.narrow === other.narrow &&
    one.compared === other.compared
  );
}

/**
 * Rank, name and marks. Drawn again only when one of them is another: a board has many rows, and their figures move many
 * times a minute.
 */
export const NameCell = memo(function NameCell({ row, search, narrow, compared }: NameCellProps) {
  const rankWords = useRankWords();
  return (
    <>
      <span className="rank" title={rankWords(row)}>
        {row.rank ?? '–'}
      </span>
      <div className="name">
        <UnitLink row={row} search={search} lines={narrow ? 2 : 1} />
        {compared && (
          <div className="under">
            <Movement row={row} />
            <RowMarks row={row} narrow={narrow} />
          </div>
        )}
      </div>
      {!compared && <RowMarks row={row} narrow={narrow} />}
    </>
  );
}, hasSameName);

/** What is to be known of a row's rank and figures. */
function RowMarks({ row, narrow }: Pick<NameCellProps, 'row' | 'narrow'>) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <>
      {row.rank !== null && row.tied > 1 && (
        <span className="aside">{t('board.tied_n', { tied: format.count(row.tied) })}</span>
      )}
      <StaleMark row={row} />
      {needsSupport(row) && <SupportMark compact={narrow} />}
    </>
  );
}

interface FigureCellProps {
  row: BoardRow;
  moved: boolean;
  bands: Board['bands'];
  basis: Basis;
  /** Where the people left of a row are; undefined for who may not see them. */
  leftLink: (row: BoardRow) => string | undefined;
}

/** Band in a word, rate, achieved of those in scope, and how many are left; or why there is no rank, or no figures. */
export const FigureCell = memo(function FigureCell({ row, moved, bands, basis, leftLink }: FigureCellProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const rankWords = useRankWords();
  const { figures } = row;
  const to = leftLink(row);
  if (!figures)
    return (
      <span className="aside" title={t('board.hidden')}>
        {t('board.reason_hidden')}
      </span>
    );
  if (figures.inScope === 0) return <span className="aside">{t('board.no_one_in_scope')}</span>;
  const { achieved, rateText } = onBasis(figures, basis);
  return (
    <div className={moved ? 'figures moved' : 'figures'}>
      <span className="aside">
        {row.rank === null ? !row.direct && rankWords(row) : nameOf(bands.find(({ code }) => code === row.band))}
      </span>
      <span className="rate">{format.rate(rateText)}</span>
      <span className="fraction">
        {format.count(achieved)}/{format.count(figures.inScope)}
      </span>
      <span className="left">
        {basis !== 'claimed' ? (
          t(row.gap === 0 ? 'board.target_met' : 'board.short_n', format.counted(row.gap))
        ) : figures.left === 0 ? (
          t('board.done')
        ) : (
          <Left text={t('board.left_n', format.counted(figures.left))} to={to} />
        )}
      </span>
    </div>
  );
});

function Left({ text, to }: { text: string; to: string | undefined }) {
  return to ? <PlainLink to={to}>{text}</PlainLink> : text;
}
