import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { DragEvent } from 'react';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

interface FileDropProps {
  label: string;
  hint: string;
  disabled?: boolean;
  /** what is being done with the file; no other is taken meanwhile */
  busy?: string | null;
  /** how far it is, 0 to 100; left out: nobody knows */
  progress?: number;
  /** left out: it can no longer be cancelled */
  onCancel?: () => void;
  onFile: (file: File) => void;
}

/** Where a list is dropped, or chosen: by mouse, by keyboard, on a phone. */
export function FileDrop({ label, hint, disabled = false, busy = null, progress, onCancel, onFile }: FileDropProps) {
  const t = useTranslate();
  const [over, setOver] = useState(false);
  const closed = disabled || busy !== null;

  function take(file: File | undefined) {
    if (file && !closed) onFile(file);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }
  return (
    <>
      <Box
        component="label"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        sx={{
          display: 'block',
          textAlign: 'center',
          border: '2px dashed',
          borderColor: over ? 'primary.main' : 'divider',
          bgcolor: over ? 'action.hover' : 'transparent',
          borderRadius: 1,
          p: 3.5,
          cursor: closed ? 'default' : 'pointer',
          '&:focus-within': { outline: '2px solid', outlineColor: 'primary.main' },
          '& input': { position: 'absolute', opacity: 0, width: '1px', height: '1px' },
        }}
      >
        <input
          type="file"
          accept=".xlsx,.csv"
          disabled={closed}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file may be chosen again after it was repaired.
            event.target.value = '';
          }}
        />
        <UploadFileOutlined aria-hidden sx={{ fontSize: 34, color: 'text.secondary' }} />
        <Typography sx={{ fontWeight: 600 }}>{label}</Typography>
        <Typography variant="body2" color="textSecondary">
          {hint}
        </Typography>
      </Box>
      {busy !== null && (
        <Box sx={{ mt: 1.5, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          {/* What moves on and on is not read out: the bar tells it to who asks. */}
          <Box role={progress === undefined ? 'status' : undefined} sx={{ flex: '1 1 240px', minWidth: 0 }}>
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              {busy}
            </Typography>
            <LinearProgress
              aria-label={busy}
              {...(progress === undefined ? {} : { variant: 'determinate', value: progress })}
              sx={{ mt: 0.5 }}
            />
          </Box>
          {onCancel && <Button onClick={onCancel}>{t('ra.action.cancel')}</Button>}
        </Box>
      )}
    </>
  );
}
