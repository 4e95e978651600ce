import { isDay } from '@dat100/shared/calendar';
import { comparedDay, standsOn } from '@dat100/shared/compare-day';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { memo } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import { useFormat } from '../layout/format.js';
import { PlainTabs } from '../layout/plain-tabs.js';
import type { Catalogue } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import { useMe } from '../providers/session.js';
import type { BoardState, ChosenBoard } from './board-state.js';

interface BoardToolbarProps {
  catalogue: Catalogue;
  criterion: string;
  lens: string;
  state: ChosenBoard;
  today: string | undefined;
}

/** Which criterion, which people, which day. Left as it is while figures move. */
export const BoardToolbar = memo(function BoardToolbar({
  catalogue,
  criterion,
  lens: chosen,
  state,
  today,
}: BoardToolbarProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const me = useMe();
  const lastDay = today ?? me?.today;
  const firstDay = catalogue.directiveOf(criterion)?.countedFrom;
  const moveTo = useMoveTo(state, firstDay);
  return (
    <Box className="no-print" sx={{ mb: 1.5 }}>
      <Stack
        direction="row"
        sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}
      >
        <PlainTabs
          label={t('board.criterion')}
          value={criterion}
          tabs={catalogue.criteria.map((one) => ({ value: one.code, label: nameOf(one) }))}
          onChange={(next) => state.set({ criterion: next })}
          // As wide as their words: the choices go to a line of their own before a tab is cut.
          sx={{ flex: '1 1 auto', minWidth: 0, maxWidth: 1 }}
        />
        <Stack direction="row" sx={{ gap: 1, py: 1, flexWrap: 'wrap' }}>
          <TextField
            select
            label={t('board.lens')}
            value={chosen}
            onChange={(event) => state.set({ lens: event.target.value === 'all' ? '' : event.target.value })}
            sx={{ minWidth: 172 }}
          >
            {catalogue.lenses.map((lens) => (
              <MenuItem key={lens.code} value={lens.code}>
                {nameOf(lens)}
              </MenuItem>
            ))}
          </TextField>
          <DayField
            label={t('board.as_of')}
            value={state.asOf || (lastDay ?? '')}
            min={firstDay}
            max={lastDay}
            onChange={(day) => moveTo(day, day === lastDay ? { asOf: '', known: '' } : { asOf: day })}
          />
          {state.asOf && (
            <FormControlLabel
              sx={{ ml: 0 }}
              control={
                <Switch
                  checked={state.known !== ''}
                  onChange={(event) => state.set({ known: event.target.checked ? 'true' : '' })}
                />
              }
              label={t('board.as_known')}
            />
          )}
        </Stack>
      </Stack>
      {chosen !== 'all' && (
        <Alert severity="info" variant="outlined" sx={{ mt: 1.5, py: 0 }}>
          {t('board.lens_note')}
        </Alert>
      )}
    </Box>
  );
});

/** Goes to another day. A comparison that cannot be made there is dropped, and that is said: it is no wrong comparison, nor a refusal. */
function useMoveTo(state: ChosenBoard, firstDay: string | undefined) {
  const format = useFormat();
  const notify = useNotify();
  return (day: string, change: Partial<BoardState>) => {
    const since = isDay(day) ? comparedDay(state.span, day) : null;
    if (since === null || !isDay(day) || standsOn(state.span, day, firstDay)) return state.set(change);
    state.set({ ...change, span: '', ...(state.order === 'rise' ? { order: '' } : {}) });
    const words = since < day ? 'board.compare_dropped_early' : 'board.compare_dropped';
    const messageArgs = { since: format.day(since), day: format.day(day) };
    notify(words, { type: 'warning', autoHideDuration: 12_000, messageArgs });
  };
}
