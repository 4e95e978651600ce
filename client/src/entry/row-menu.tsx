import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import type { Person } from '../people/person.documents.js';

interface RowMenuProps {
  anchor: HTMLElement;
  person: Person;
  onClose: () => void;
  onChoose: (what: 'leave' | 'scope') => void;
}

/** One menu for the grid, hung on the row it was asked for. */
export function RowMenu({ anchor, person, onClose, onChoose }: RowMenuProps) {
  const t = useTranslate();
  const can = useCan();
  const choose = (what: 'leave' | 'scope') => () => {
    onClose();
    onChoose(what);
  };
  return (
    <Menu open anchorEl={anchor} onClose={onClose}>
      <MenuItem onClick={choose('leave')}>{t('people.leave')}</MenuItem>
      {can('scope.write') && <MenuItem onClick={choose('scope')}>{t('people.scope')}</MenuItem>}
      <MenuItem component={Link} to={`/people/${person.id}`}>
        {t('entry.open_person')}
      </MenuItem>
    </Menu>
  );
}
