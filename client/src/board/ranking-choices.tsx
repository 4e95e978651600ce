import { addDays, isDay } from '@dat100/shared/calendar';
import { isRowOrder, ROW_ORDERS } from '@dat100/shared/row-order';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import { useNameOf } from '../providers/catalogue.js';
import type { Board } from './board.documents.js';
import type { ChosenBoard } from './board-state.js';
import { BASES, SPANS } from './board-state.js';

interface RankingChoicesProps {
  state: ChosenBoard;
  asOf: string;
  since: Board['since'];
  /** The first day of which there are figures. */
  firstDay: string | undefined;
  /** Those that can be told apart on this board. */
  groups: Board['groups'];
}

/** What ranks go by, which earlier day they are compared with, which group is shown, and in which order. Left as it is while figures move. */
export const RankingChoices = memo(function RankingChoices(props: RankingChoicesProps) {
  const t = useTranslate();
  const { state } = props;
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
      <CompareChoice {...props} />
      <GroupChoice {...props} />
      <TextField
        select
        label={t('board.order')}
        value={isRowOrder(state.order) ? state.order : 'rank'}
        onChange={(event) => state.set({ order: event.target.value })}
        sx={{ minWidth: 148 }}
      >
        {ROW_ORDERS.filter((one) => one !== 'rise' || props.since || state.order === 'rise').map((one) => (
          <MenuItem key={one} value={one}>
            {t(`board.order_${one}`)}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
});

const ALL = 'all';

/** One peer group or all of them; a board of one has nothing to choose, unless its address names another. */
function GroupChoice({ state, groups }: RankingChoicesProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const { peers } = state;
  if (groups.length < 2 && peers === '') return null;
  const isKnown = groups.some(({ code }) => code === peers);
  return (
    <TextField
      select
      label={t('board.peers')}
      value={peers || ALL}
      onChange={(event) => state.set({ peers: event.target.value === ALL ? '' : event.target.value })}
      sx={{ minWidth: 148, maxWidth: 260 }}
    >
      <MenuItem value={ALL}>{t('board.peers_all')}</MenuItem>
      {!isKnown && peers !== '' && <MenuItem value={peers}>{peers}</MenuItem>}
      {groups.map((group) => (
        <MenuItem key={group.code} value={group.code}>
          {nameOf(group)}
        </MenuItem>
      ))}
    </TextField>
  );
}

const NONE = 'none';
const ANY_DAY = 'day';
/** What a day of one's own begins with where nothing was compared yet. */
const DAYS_BACK = 7;

/** One of the usual spans, or any day before that of the board. */
function CompareChoice({ state, asOf, since, firstDay }: RankingChoicesProps) {
  const t = useTranslate();
  const { span } = state;
  const isOwnDay = span !== '' && !SPANS.some((one) => one === span);
  const before = addDays(asOf, -1);
  function choose(next: string) {
    if (next !== ANY_DAY) return state.set({ span: next === NONE ? '' : next });
    const begin = since ?? addDays(asOf, -DAYS_BACK);
    state.set({ span: firstDay && begin < firstDay && firstDay < asOf ? firstDay : begin });
  }
  return (
    <>
      <TextField
        select
        label={t('board.compare')}
        value={isOwnDay ? ANY_DAY : span || NONE}
        onChange={(event) => choose(event.target.value)}
        sx={{ minWidth: 148 }}
      >
        {[NONE, ...SPANS, ANY_DAY].map((one) => (
          <MenuItem key={one} value={one}>
            {t(`board.compare_${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {isOwnDay && (
        <DayField
          label={t('board.compare_on')}
          value={isDay(span) ? span : ''}
          min={firstDay}
          max={before}
          onChange={(day) => state.set({ span: day })}
        />
      )}
    </>
  );
}
