import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { ErrorState } from '../../layout/states.js';
import { useFormat } from '../../layout/format.js';
import { download } from '../../providers/download.js';

interface FileChoice {
  ending: string;
  label: string;
  more?: Readonly<Record<string, string>>;
}

interface FileButtonsProps {
  /** address of the file without its ending */
  path: string;
  /** empty ones are left out */
  choices: Readonly<Record<string, string>>;
  files: readonly FileChoice[];
}

/** A button for each form in which the same can be taken; one at a time, and what is refused is said in words. */
export function FileButtons({ path, choices, files }: FileButtonsProps) {
  const { locale } = useFormat();
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ file: FileChoice; error: unknown } | null>(null);

  async function take(file: FileChoice) {
    setBusy(file.label);
    const asked = new URLSearchParams({ lang: locale });
    for (const [key, value] of Object.entries({ ...choices, ...file.more })) if (value) asked.set(key, value);
    try {
      await download(`${path}.${file.ending}?${asked.toString()}`);
      setFailed(null);
    } catch (error) {
      setFailed({ file, error });
    } finally {
      setBusy(null);
    }
  }
  return (
    <>
      <Stack direction="row" className="no-print" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {files.map((file) => (
          <Button
            key={file.label}
            variant="outlined"
            startIcon={<DownloadOutlined />}
            loading={busy === file.label}
            disabled={busy !== null}
            onClick={() => void take(file)}
          >
            {file.label}
          </Button>
        ))}
      </Stack>
      {failed && <ErrorState error={failed.error} retry={() => void take(failed.file)} />}
    </>
  );
}
