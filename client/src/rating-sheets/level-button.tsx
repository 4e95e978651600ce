import Box from '@mui/material/Box';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslate } from 'react-admin';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { useRatingWords } from './rating-words.js';
import type { RatingLine } from './sheet.documents.js';

interface LevelButtonProps {
  line: RatingLine;
  /** the level as it stands or as it was chosen; null: none */
  level: Level | null;
  /** chosen and not saved yet */
  pending: boolean;
  disabled: boolean;
  onLevel: (level: Level | null) => void;
  onMenu: (anchor: HTMLElement) => void;
  /** up from the first or down from the last */
  onEdge: (by: 1 | -1) => void;
}

/** Where the keyboard stands: the level of one person. */
const MARK = 'data-level-of';

/**
 * The level that is being given to somebody. 1 to 4 give it, 0 takes it back, up and down go to the next person and on
 * to the next page, Enter opens the four to choose from. A plain button: a sheet has hundreds.
 */
export function LevelButton({ line, level, pending, disabled, onLevel, onMenu, onEdge }: LevelButtonProps) {
  const t = useTranslate();
  const words = useRatingWords();
  function onKey(event: KeyboardEvent<HTMLElement>) {
    const place = Number(event.key) - 1;
    const chosen = LEVELS[place];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1);
    else if (!disabled && event.key.length === 1 && chosen) {
      onLevel(chosen.code);
      step(1);
    } else if (!disabled && (event.key === '0' || event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      onLevel(null);
    }
    function step(by: 1 | -1) {
      event.preventDefault();
      if (!goOn(event.currentTarget, by)) onEdge(by);
    }
  }
  return (
    <Box
      component="button"
      type="button"
      {...{ [MARK]: line.id }}
      aria-haspopup="menu"
      aria-disabled={disabled}
      aria-label={t('sheets.level_of', { name: line.fullName, level: words.short(level) })}
      onKeyDown={onKey}
      onClick={(event: MouseEvent<HTMLElement>) => !disabled && onMenu(event.currentTarget)}
      sx={{
        font: 'inherit',
        color: disabled ? 'text.secondary' : 'text.primary',
        bgcolor: pending ? 'action.selected' : 'transparent',
        border: 1,
        borderColor: pending ? 'primary.main' : 'divider',
        borderStyle: disabled ? 'dashed' : 'solid',
        borderRadius: 1,
        px: 1,
        py: 0.5,
        minWidth: 108,
        minHeight: 32,
        textAlign: 'left',
        fontWeight: pending ? 700 : 500,
        // What stays in sight above and below does not cover the one that is gone to.
        scrollMarginTop: 150,
        scrollMarginBottom: 150,
        cursor: disabled ? 'default' : 'pointer',
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 1 },
      }}
    >
      {words.short(level)}
    </Box>
  );
}

const buttons = () => [...document.querySelectorAll<HTMLElement>(`[${MARK}]`)];
const isFree = (button: HTMLElement) => button.getAttribute('aria-disabled') !== 'true';

/** Goes to the next level, up or down, that may be given; false: there is none on this page. */
function goOn(from: HTMLElement, by: 1 | -1): boolean {
  const all = buttons();
  let next = all.indexOf(from) + by;
  for (let button = all[next]; button && !isFree(button); button = all[next]) next += by;
  all[next]?.focus();
  return all[next] !== undefined;
}

/** Goes to the first level of the page that may be given, or to the last. */
export function enterLevels(by: 1 | -1): void {
  const free = buttons().filter(isFree);
  free.at(by === 1 ? 0 : -1)?.focus();
}
