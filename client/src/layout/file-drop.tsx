import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { DragEvent } from 'react';
import { useState } from 'react';

interface FileDropProps {
  label: string;
  hint: string;
  disabled?: boolean;
  /** what is being done with the file; no other is taken meanwhile */
  busy?: string | null;
  onFile: (file: File) => void;
}

/** Where a list is dropped, or chosen: by mouse, by keyboard, on a phone. */
export function FileDrop({ label, hint, disabled = false, busy = null, onFile }: FileDropProps) {
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
        <Box role="status" sx={{ mt: 1.5 }}>
          <Typography variant="body2">{busy}</Typography>
          <LinearProgress aria-label={busy} sx={{ mt: 0.5 }} />
        </Box>
      )}
    </>
  );
}
