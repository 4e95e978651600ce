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
}

/** Where the keyboard stands: the level of one person. */
const MARK = 'data-level-of';

/**
 * The level that is being given to somebody. 1 to 4 give it, 0 takes it back, up and down go to the next person, Enter
 * opens the four to choose from. A plain button: a sheet has hundreds.
 */
export function LevelButton({ line, level, pending, disabled, onLevel, onMenu }: LevelButtonProps) {
  const t = useTranslate();
  const words = useRatingWords();
  function onKey(event: KeyboardEvent<HTMLElement>) {
    const place = Number(event.key) - 1;
    const chosen = LEVELS[place];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event, event.key === 'ArrowDown' ? 1 : -1);
    else if (!disabled && event.key.length === 1 && chosen) {
      onLevel(chosen.code);
      step(event, 1);
    } else if (!disabled && (event.key === '0' || event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      onLevel(null);
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
        cursor: disabled ? 'default' : 'pointer',
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 1 },
      }}
    >
      {words.short(level)}
    </Box>
  );
}

/** Goes to the next level, up or down, that may be given. */
function step(event: KeyboardEvent<HTMLElement>, by: 1 | -1): void {
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>(`[${MARK}]`)];
  let next = all.indexOf(event.currentTarget) + by;
  while (all[next]?.getAttribute('aria-disabled') === 'true') next += by;
  all[next]?.focus();
}
