import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
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
  /** on a phone: whether all cells of the row are seen */
  isOpen: boolean;
  onFold: () => void;
}

/** Saved, saving, not saved, refused: in words; the row's menu; and on a phone, what opens the cells that are folded away. */
export function RowStateCell({ row, who, onMenu, isOpen, onFold }: RowStateCellProps) {
  const t = useTranslate();
  const { person } = row;
  return (
    <>
      <span className="words" role={row.state === 'clean' ? undefined : 'status'}>
        {row.state !== 'clean' && !isBlank(row) && t(`entry.state_${row.state}`)}
      </span>
      {person && !row.fault && (
        <IconButton
          size="small"
          className="fold no-print"
          aria-expanded={isOpen}
          aria-label={t('entry.more_of', { name: who })}
          onClick={onFold}
        >
          <ExpandMoreOutlined fontSize="small" />
        </IconButton>
      )}
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
