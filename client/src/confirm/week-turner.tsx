import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { addDays } from '@dat100/shared/calendar';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { useMe } from '../providers/session.js';
import type { WeekDays } from './week.documents.js';
import { useWeekWords } from './week-state.js';

/** The week looked at, with the ones before and after it. */
export function WeekTurner({ week, onTurn }: { week: WeekDays; onTurn: (monday: string) => void }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWeekWords();
  const today = useMe()?.today;
  return (
    <Stack direction="row" role="group" aria-label={t('weekly.choose')} sx={{ alignItems: 'center', gap: 0.5 }}>
      <IconButton className="no-print" aria-label={t('weekly.earlier')} onClick={() => onTurn(addDays(week.from, -7))}>
        <ChevronLeftOutlined />
      </IconButton>
      <Typography sx={{ minWidth: 210, textAlign: 'center' }}>
        <b>{t('weekly.week', { days: words.days(week) })}</b>
        <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {t('weekly.due', { day: format.day(week.due) })}
        </Typography>
      </Typography>
      <IconButton
        className="no-print"
        aria-label={t('weekly.later')}
        disabled={today !== undefined && week.to >= today}
        onClick={() => onTurn(addDays(week.from, 7))}
      >
        <ChevronRightOutlined />
      </IconButton>
    </Stack>
  );
}
