import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import IconButton from '@mui/material/IconButton';
import { useTranslate } from 'react-admin';
import type { Person } from '../people/person.documents.js';
import type { EntryRow } from './entry-rows.js';
import { isBlank } from './entry-rows.js';

interface RowStateCellProps {
  row: EntryRow;
  who: string;
  onMenu: (anchor: HTMLElement, person: Person) => void;
}

/** Saved, saving, not saved, refused: in words; and the row's menu. */
export function RowStateCell({ row, who, onMenu }: RowStateCellProps) {
  const t = useTranslate();
  const { person } = row;
  return (
    <>
      <span className="words" role={row.state === 'clean' ? undefined : 'status'}>
        {row.state !== 'clean' && !isBlank(row) && t(`entry.state_${row.state}`)}
      </span>
      {person && (
        <IconButton
          size="small"
          aria-haspopup="menu"
          aria-label={t('entry.menu_of', { name: who })}
          onClick={(event) => onMenu(event.currentTarget, person)}
        >
          <MoreVertOutlined fontSize="small" />
        </IconButton>
      )}
    </>
  );
}
