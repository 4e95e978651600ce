import MuiLink from '@mui/material/Link';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatHundredths, monthWords } from '@dat100/shared/rating-words';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { LevelButton } from './level-button.js';
import { levelOf, useRatingWords } from './rating-words.js';
import type { RatingLine } from './sheet.documents.js';
import type { Choices, Giving } from './use-choices.js';

interface SheetTableProps {
  caption: string;
  lines: readonly RatingLine[];
  giving: Giving;
  pending: Choices;
  /** ticked, also on other pages */
  ticked: ReadonlyMap<string, RatingLine>;
  fetching: boolean;
  /** several units: which one each is of */
  withUnit: boolean;
  onLevel: (line: RatingLine, level: Level | null) => void;
  onOpen: (line: RatingLine) => void;
  onTick: (lines: readonly RatingLine[], ticked: boolean) => void;
  /** the keyboard went up from the first or down from the last of the page */
  onEdge: (by: 1 | -1) => void;
}

/** People with the machine's level, their own, the team's and the decided one side by side; one of them is given here. */
export function SheetTable(props: SheetTableProps) {
  const { caption, lines, giving, pending, ticked, fetching, withUnit, onLevel, onOpen, onTick, onEdge } = props;
  const t = useTranslate();
  const { locale } = useFormat();
  const words = useRatingWords();
  const [menu, setMenu] = useState<{ anchor: HTMLElement; line: RatingLine } | null>(null);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const free = lines.filter(isGiven);
  const freeIds = new Set(free.map(({ id }) => id));
  const levelCell = (line: RatingLine, act: 'propose' | 'decide') => {
    const stored = levelOf(act === 'propose' ? line.teamLevel : line.finalLevel);
    const reason = act === 'propose' ? line.teamReason : line.finalReason;
    if (line.notRated) return null;
    return (
      <>
        {giving === act ? (
          <LevelButton
            line={line}
            level={pending.has(line.id) ? (pending.get(line.id)?.level ?? null) : stored}
            pending={pending.has(line.id)}
            disabled={!isGiven(line)}
            onLevel={(level) => onLevel(line, level)}
            onMenu={(anchor) => setMenu({ anchor, line })}
            onEdge={onEdge}
          />
        ) : (
          // On a phone an empty cell takes no room.
          stored && words.short(stored)
        )}
        {act === 'decide' && line.lockRevision > 1 && (
          <Typography variant="caption" component="div" sx={{ fontWeight: 600 }}>
            {t('sheets.corrected', { n: line.lockRevision })}
          </Typography>
        )}
        {reason && (
          <Typography variant="caption" color="textSecondary" component="div" sx={{ maxWidth: 220 }}>
            {reason}
          </Typography>
        )}
      </>
    );
  };
  const columns: Column<RatingLine>[] = [
    {
      key: 'name',
      label: t('sheets.person'),
      render: (line) => (
        <>
          <MuiLink
            component="button"
            type="button"
            onClick={() => onOpen(line)}
            sx={{ fontWeight: 600, textAlign: 'left' }}
          >
            {line.fullName}
          </MuiLink>
          <Typography variant="caption" color="textSecondary" component="div">
            {[line.title, withUnit ? line.unitName : null].filter(Boolean).join(' · ')}
            {line.head && ` ${t('sheets.is_head')}`}
            {line.own && ` ${t('sheets.is_own')}`}
          </Typography>
        </>
      ),
    },
    {
      key: 'machine',
      label: t('sheets.machine'),
      render: (line) => (
        <>
          {words.machine(line)}
          {line.notRated && (
            <Typography variant="caption" color="textSecondary" component="div">
              {t(`sheets.why_not.${line.notRated}`)}
            </Typography>
          )}
          {line.outcome === 'proposed' && line.score !== null && (
            <Typography variant="caption" color="textSecondary" component="div">
              {t('sheets.points', { points: formatHundredths(line.score, locale) })}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'inputs', label: t('sheets.inputs'), render: (line) => <Inputs line={line} /> },
    {
      key: 'self',
      label: t('sheets.self'),
      render: (line) => line.selfLevel && words.short(line.selfLevel),
      hideBelow: 'md',
    },
    { key: 'team', label: t('sheets.team'), render: (line) => levelCell(line, 'propose') },
    { key: 'final', label: t('sheets.final'), render: (line) => levelCell(line, 'decide') },
  ];
  return (
    <>
      <DataTable
        caption={caption}
        rows={lines}
        columns={columns}
        rowKey={({ id }) => id}
        fetching={fetching}
        stackOnPhone
        {...(giving
          ? {
              selection: {
                ids: [...ticked.keys()],
                onToggle: (id) =>
                  onTick(
                    [byId.get(id)].filter((line) => line !== undefined),
                    !ticked.has(id),
                  ),
                onToggleAll: () => onTick(free, !free.every(({ id }) => ticked.has(id))),
                isFree: (id) => freeIds.has(id),
                labelOf: (id) => t('people.select_one', { name: byId.get(id)?.fullName }),
              },
            }
          : {})}
      />
      <Menu open={menu !== null} anchorEl={menu?.anchor ?? null} onClose={() => setMenu(null)}>
        {LEVELS.map((level, i) => (
          <MenuItem
            key={level.code}
            onClick={() => {
              if (menu) onLevel(menu.line, level.code);
              setMenu(null);
            }}
          >
            {i + 1}. {level[locale]}
          </MenuItem>
        ))}
        <MenuItem
          onClick={() => {
            if (menu) onLevel(menu.line, null);
            setMenu(null);
          }}
        >
          0. {t('sheets.take_back')}
        </MenuItem>
      </Menu>
    </>
  );
}

/** Whether somebody else may give this person a level. */
export const isGiven = ({ own, state }: RatingLine) => !own && state !== 'not_rated';

/** What the level comes from, at a glance: criteria of the orders, months worked and away. */
function Inputs({ line: { met, asked, worked, away, head } }: { line: RatingLine }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const months = (value: number) => monthWords(value)[locale];
  return (
    <>
      {asked > 0 && (
        <Typography variant="body2" component="div" sx={{ whiteSpace: { sm: 'nowrap' } }}>
          {t(head ? 'sheets.met_by_unit' : 'sheets.met', { n: met, of: asked })}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {[
          worked === null ? t('sheets.worked_unknown') : t('sheets.worked', { months: months(worked) }),
          away ? t('sheets.away', { months: months(away) }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </>
  );
}
