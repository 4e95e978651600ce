import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../providers/session.js';
import { useCan } from './access.js';
import { PersonPicker } from './person-picker.js';
import type { FoundPerson } from './search.documents.js';

interface PersonChoiceProps {
  label: string;
  /** People of this unit and below it; left out: of one's own units. */
  unitId?: string;
  /** The number of the record, '' while nobody is chosen. */
  onChange: (personId: string) => void;
}

/**
 * Somebody, by name. Who may not look people up, such as an administrator, types the number that the address of the
 * person's page ends with, as human resources tell it.
 */
export function PersonChoice({ label, unitId, onChange }: PersonChoiceProps) {
  const t = useTranslate();
  const can = useCan();
  const me = useMe();
  const [person, setPerson] = useState<FoundPerson | null>(null);
  const [typed, setTyped] = useState('');
  const place = can('people.identify') ? (unitId ?? me?.homeUnit?.id) : undefined;
  if (place !== undefined)
    return (
      <PersonPicker
        label={label}
        unitId={place}
        value={person}
        onChange={(found) => {
          setPerson(found);
          onChange(found?.id ?? '');
        }}
      />
    );
  return (
    <TextField
      label={t('users.link_number')}
      helperText={t('users.link_number_hint')}
      value={typed}
      required
      fullWidth
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(/^\d+$/.test(target.value.trim()) ? target.value.trim() : '');
      }}
      slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
    />
  );
}
