import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';

/** Somebody whom a list has in another unit than the records. */
export interface Move {
  id: string;
  fullName: string;
  /** null: a unit that is not the user's */
  from: string | null;
  to: string;
  /** from when on, YYYY-MM-DD */
  day: string;
}

const NAMED = 5;
/** What the records have room for. */
const MOST_CHARS = 80;

interface MoveFieldsProps {
  moves: readonly Move[];
  orderNumber: string;
  onChange: (orderNumber: string) => void;
}

/** Who moves from where to where and from when on, and the order it stands on. */
export function MoveFields({ moves, orderNumber, onChange }: MoveFieldsProps) {
  const t = useTranslate();
  const format = useFormat();
  const more = moves.length - NAMED;
  return (
    <>
      <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
        {moves.slice(0, NAMED).map(({ id, fullName, from, to, day }) => (
          <li key={id}>
            <b>{fullName}</b>{' '}
            {t('conflicts.moves', { from: from ?? t('conflicts.unit_elsewhere'), to, day: format.day(day) })}
          </li>
        ))}
        {more > 0 && <li>{t('absent.and_more', { n: format.count(more) })}</li>}
      </Box>
      <TextField
        label={t('conflicts.order_number')}
        value={orderNumber}
        fullWidth
        autoFocus
        slotProps={{ htmlInput: { maxLength: MOST_CHARS } }}
        helperText={moves.length > 1 ? t('conflicts.order_for_all', { n: format.count(moves.length) }) : undefined}
        onChange={(change) => onChange(change.target.value)}
      />
    </>
  );
}
