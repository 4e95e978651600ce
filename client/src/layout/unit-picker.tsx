import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { UnitRef } from '../providers/session.documents.js';
import { useServerQuery } from '../providers/use-server.js';
import { useDebounced } from './use-debounced.js';
import { UNITS } from './unit.documents.js';

interface UnitPickerProps {
  label: string;
  value: UnitRef | null;
  onChange: (unit: UnitRef | null) => void;
  /** Only units the user may work for. */
  inMyScope?: boolean;
  required?: boolean;
  helperText?: string;
  sx?: SxProps<Theme>;
}

const SHOWN = 30;

/** Finds a unit by name or code, accent-free; the path tells one "Phường 1" from the other ten. */
export function UnitPicker({ label, value, onChange, inMyScope, required, helperText, sx }: UnitPickerProps) {
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const filter = { ...(search && search !== value?.name ? { search } : {}), ...(inMyScope ? { inMyScope: true } : {}) };
  const { data, isFetching } = useServerQuery(UNITS, { page: 0, perPage: SHOWN, filter }, { keep: true });
  return (
    <Autocomplete<UnitRef>
      options={data?.units.items ?? []}
      value={value}
      loading={isFetching}
      filterOptions={(found) => found}
      getOptionLabel={(unit) => unit.name}
      getOptionKey={(unit) => unit.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, unit) => onChange(unit)}
      onInputChange={(_, text) => setTyped(text)}
      noOptionsText={t('unit.none_found')}
      loadingText={t('ra.page.loading')}
      clearText={t('ra.action.clear_input_value')}
      openText={t('ra.action.open')}
      closeText={t('ra.action.close')}
      sx={sx ?? null}
      renderOption={({ key: _key, ...props }, unit) => (
        <Box component="li" key={unit.id} {...props}>
          <Box>
            <Typography variant="body2">{unit.name}</Typography>
            <Typography variant="caption" color="textSecondary">
              {[unit.pathText, unit.code].filter(Boolean).join(' · ')}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField {...params} label={label} required={required ?? false} helperText={value?.pathText || helperText} />
      )}
    />
  );
}
