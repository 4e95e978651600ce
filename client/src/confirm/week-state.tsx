import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import ForumOutlined from '@mui/icons-material/ForumOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import Chip from '@mui/material/Chip';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { WeekDays, WeekRevision, WeekState } from './week.documents.js';

const ICONS: Readonly<Record<WeekState, ComponentType>> = {
  open: HourglassEmptyOutlined,
  late: ScheduleOutlined,
  confirmed: CheckCircleOutlined,
  returned: HelpOutlineOutlined,
  answered: ForumOutlined,
  accepted: TaskAltOutlined,
};
/** What somebody has to act upon stands out; the icon and the words tell the rest. */
const LOUD: readonly WeekState[] = ['late', 'returned'];

/** How a week stands: icon and words. */
export function WeekStateChip({ state }: { state: WeekState }) {
  const t = useTranslate();
  const Icon = ICONS[state];
  return (
    <Chip
      variant="outlined"
      color={LOUD.includes(state) ? 'warning' : 'default'}
      icon={<Icon />}
      label={t(`week_state.${state}`)}
      sx={{
        height: 'auto',
        minHeight: 24,
        '& .MuiChip-label': { whiteSpace: { xs: 'normal', lg: 'nowrap' }, py: 0.25 },
      }}
    />
  );
}

/** Words for weeks and for who confirmed them. */
export function useWeekWords() {
  const t = useTranslate();
  const format = useFormat();
  return {
    /** "20/11 – 26/11/2023" */
    days: ({ from, to }: Pick<WeekDays, 'from' | 'to'>) => `${format.day(from).slice(0, 5)} – ${format.day(to)}`,
    /** Who confirmed, as whom and when. */
    confirmed: (one: WeekRevision) => {
      const at = format.instant(one.confirmedAt);
      const who =
        one.confirmedAs === 'superior'
          ? t('weekly.by_superior', { name: one.confirmer })
          : one.onBehalfOf
            ? t('weekly.by_for', { name: one.confirmer, head: one.onBehalfOf })
            : one.confirmer;
      return `${who}, ${at}${one.late ? ` (${t('weekly.came_late')})` : ''}`;
    },
  };
}
