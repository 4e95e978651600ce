import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useServerQuery } from '../providers/use-server.js';
import { FOUND_PEOPLE, type FoundPerson } from './search.documents.js';
import { useDebounced } from './use-debounced.js';

const SHOWN = 20;

interface PersonPickerProps {
  label: string;
  /** People of this unit and below it. */
  unitId: string;
  value: FoundPerson | null;
  onChange: (person: FoundPerson | null) => void;
}

/** Finds a person of a unit by name, accent-free; unit, title and the masked id tell one from another. */
export function PersonPicker({ label, unitId, value, onChange }: PersonPickerProps) {
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const asked = search !== '' && search !== value?.fullName ? { search } : {};
  const filter = { unitId, ...asked };
  const { data, isFetching } = useServerQuery(FOUND_PEOPLE, { perPage: SHOWN, filter }, { keep: true });
  return (
    <Autocomplete<FoundPerson>
      options={data?.people.items ?? []}
      value={value}
      loading={isFetching}
      filterOptions={(found) => found}
      getOptionLabel={(person) => person.fullName}
      getOptionKey={(person) => person.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, person) => onChange(person)}
      onInputChange={(_, text) => setTyped(text)}
      noOptionsText={t('find.no_person')}
      loadingText={t('ra.page.loading')}
      clearText={t('ra.action.clear_input_value')}
      openText={t('ra.action.open')}
      closeText={t('ra.action.close')}
      renderOption={({ key: _key, ...props }, person) => (
        <Box component="li" key={person.id} {...props}>
          <Box>
            <Typography variant="body2">{person.fullName}</Typography>
            <Typography variant="caption" color="textSecondary">
              {[person.unit.pathText || person.unit.name, person.title, person.maskedId].filter(Boolean).join(' · ')}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => <TextField {...params} label={label} required />}
    />
  );
}
