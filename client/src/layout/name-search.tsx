import SearchOutlined from '@mui/icons-material/SearchOutlined';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useDebounced } from './use-debounced.js';

const TYPING_MS = 300;

interface NameSearchProps {
  /** what is searched, where it is not the names of people */
  label?: string;
  value: string;
  onChange: (value: string) => void;
}

/** The field that narrows a list to a name; what is typed counts once the typing rests. */
export function NameSearch({ label, value, onChange }: NameSearchProps) {
  const t = useTranslate();
  const [typed, setTyped] = useState(value);
  const settled = useDebounced(typed, TYPING_MS);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (settled.trim() !== value && settled === typed) onChange(settled.trim());
    // Only what was typed moves the filter; the filter moving (a badge taken off) goes the other way, above.
  }, [settled]);
  return (
    <TextField
      type="search"
      label={label ?? t('people.search')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      sx={{ flex: '1 1 220px', maxWidth: { sm: 320 } }}
      slotProps={{
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchOutlined fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
