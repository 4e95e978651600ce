import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import type { SxProps, Theme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatDay, parseDay } from './format.js';

interface DayFieldProps {
  label: string;
  /** 'YYYY-MM-DD' or '' */
  value: string;
  onChange: (day: string) => void;
  max?: string | undefined;
  min?: string | undefined;
  required?: boolean;
  helperText?: string;
  sx?: SxProps<Theme>;
}

/** A day typed as dd/MM/yyyy whatever the browser's own language, with the browser's calendar one click away. */
export function DayField({ label, value, onChange, max, min, required, helperText, sx }: DayFieldProps) {
  const t = useTranslate();
  const [text, setText] = useState(formatDay(value));
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => setText(formatDay(value)), [value]);

  const parsed = text.trim() === '' ? '' : parseDay(text);
  const wrong = parsed === null ? t('app.day_wrong') : outOfRange(parsed);
  function outOfRange(day: string): string {
    if (day && max && day > max) return t('app.day_too_late', { day: formatDay(max) });
    if (day && min && day < min) return t('app.day_too_early', { day: formatDay(min) });
    return '';
  }
  /** A whole day counts at once; an emptied field only when it is left, so that a day can be typed anew. */
  function type(next: string) {
    setText(next);
    const day = parseDay(next);
    if (day && !outOfRange(day) && day !== value) onChange(day);
  }
  function settle() {
    if (parsed === '' && value !== '') onChange('');
  }
  return (
    <TextField
      label={label}
      value={text}
      required={required ?? false}
      placeholder="dd/mm/yyyy"
      error={wrong !== ''}
      helperText={wrong || helperText}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
      sx={[{ width: 172 }, ...(Array.isArray(sx) ? sx : [sx])]}
      slotProps={{
        htmlInput: { inputMode: 'numeric', autoComplete: 'off' },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                size="small"
                edge="end"
                aria-label={t('app.open_calendar', { label })}
                onClick={() => picker.current?.showPicker()}
              >
                <CalendarMonthOutlined fontSize="inherit" />
              </IconButton>
              <input
                ref={picker}
                type="date"
                value={value}
                max={max}
                min={min}
                tabIndex={-1}
                aria-hidden
                onChange={(event) => onChange(event.target.value)}
                style={{ width: 0, height: 0, opacity: 0, border: 0, padding: 0, alignSelf: 'flex-end' }}
              />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
