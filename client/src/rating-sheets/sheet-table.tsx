import MuiLink from '@mui/material/Link';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatHundredths } from '@dat100/shared/rating-words';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { LevelButton } from './level-button.js';
import { levelOf, useRatingWords } from './rating-words.js';
import type { RatingLine } from './sheet.documents.js';

/** What is being given in a sheet now; null: it is only read. */
export type Giving = 'propose' | 'decide' | null;

interface SheetTableProps {
  caption: string;
  lines: readonly RatingLine[];
  giving: Giving;
  /** chosen and not saved yet, by sheet */
  pending: ReadonlyMap<string, Level | null>;
  chosen: readonly string[];
  fetching: boolean;
  /** several units: which one each is of */
  withUnit: boolean;
  onLevel: (line: RatingLine, level: Level | null) => void;
  onOpen: (line: RatingLine) => void;
  onToggle: (id: string) => void;
  onToggleAll: () => void;
}

/** People with the machine's level, their own, the team's and the decided one side by side; one of them is given here. */
export function SheetTable(props: SheetTableProps) {
  const { caption, lines, giving, pending, chosen, fetching, withUnit, onLevel, onOpen, onToggle, onToggleAll } = props;
  const t = useTranslate();
  const { locale } = useFormat();
  const words = useRatingWords();
  const [menu, setMenu] = useState<{ anchor: HTMLElement; line: RatingLine } | null>(null);
  const names = new Map(lines.map(({ id, fullName }) => [id, fullName]));
  const levelCell = (line: RatingLine, act: 'propose' | 'decide') => {
    const stored = levelOf(act === 'propose' ? line.teamLevel : line.finalLevel);
    const reason = act === 'propose' ? line.teamReason : line.finalReason;
    return (
      <>
        {giving === act ? (
          <LevelButton
            line={line}
            level={pending.has(line.id) ? (pending.get(line.id) ?? null) : stored}
            pending={pending.has(line.id)}
            disabled={line.own || line.state === 'not_rated'}
            onLevel={(level) => onLevel(line, level)}
            onMenu={(anchor) => setMenu({ anchor, line })}
          />
        ) : (
          words.short(stored)
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
          {line.outcome === 'proposed' && line.score !== null && (
            <Typography variant="caption" color="textSecondary" component="div">
              {t('sheets.points', { points: formatHundredths(line.score, locale) })}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'self', label: t('sheets.self'), render: (line) => words.short(line.selfLevel), hideBelow: 'md' },
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
                ids: chosen,
                onToggle,
                onToggleAll,
                labelOf: (id) => t('people.select_one', { name: names.get(id) }),
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
