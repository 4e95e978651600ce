import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import type { ChosenBoard } from './board-state.js';
import { BASES, SPANS } from './board-state.js';

/** What ranks go by, and which earlier day they are compared with. */
export const RankingChoices = memo(function RankingChoices({ state }: { state: ChosenBoard }) {
  const t = useTranslate();
  return (
    <Stack direction="row" className="no-print" sx={{ gap: 1, flexWrap: 'wrap' }}>
      <TextField
        select
        label={t('board.basis')}
        value={state.basis}
        onChange={(event) => {
          const basis = BASES.find((one) => one === event.target.value);
          if (basis) state.set({ basis });
        }}
        sx={{ minWidth: 172 }}
      >
        {BASES.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`board.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('board.compare')}
        value={state.span || 'none'}
        onChange={(event) => state.set({ span: event.target.value === 'none' ? '' : event.target.value })}
        sx={{ minWidth: 148 }}
      >
        {['none', ...SPANS].map((span) => (
          <MenuItem key={span} value={span}>
            {t(`board.compare_${span}`)}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
});
