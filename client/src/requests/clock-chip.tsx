import AccessTimeOutlined from '@mui/icons-material/AccessTimeOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Chip from '@mui/material/Chip';
import { useRequestWords } from './request-words.js';

/** Until when something is to be done; what is overdue stands out by icon, colour and words. */
export function ClockChip(clock: { dueOn: string; daysLeft: number }) {
  const words = useRequestWords();
  const late = clock.daysLeft < 0;
  return (
    <Chip
      size="small"
      variant="outlined"
      color={late ? 'warning' : 'default'}
      icon={late ? <ErrorOutlineOutlined /> : <AccessTimeOutlined />}
      label={words.clock(clock)}
      sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
    />
  );
}
