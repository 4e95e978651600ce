import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { download } from '../providers/download.js';
import { FormDialog } from './form-dialog.js';
import { useFormat } from './format.js';
import { useEverOpen } from './use-ever-open.js';

const FORMATS = ['xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];

interface ExportMenuProps {
  /** address of the file without its ending */
  path: string;
  /** what the page shows: filters, day, order; empty ones are left out */
  choices: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** which part of the page, where it is not the whole of it */
  of?: string;
}

/** What the page shows, as a file: the server writes it, whole and in the language of the screen. */
export function ExportMenu({ path, choices, of }: ExportMenuProps) {
  const t = useTranslate();
  const name = of ? t('export.export_of', { of }) : t('export.export');
  const { locale } = useFormat();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const everOpen = useEverOpen(anchor !== null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ format: Format; error: unknown } | null>(null);

  async function take(format: Format) {
    setAnchor(null);
    setBusy(true);
    const asked = new URLSearchParams({ lang: locale });
    for (const [key, value] of Object.entries(choices)) if (value || value === 0) asked.set(key, String(value));
    try {
      await download(`${path}.${format}?${asked.toString()}`);
      setFailed(null);
    } catch (error) {
      setFailed({ format, error });
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<DownloadOutlined />}
        loading={busy}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('export.export')}
      </Button>
      {everOpen && (
        <Menu
          anchorEl={anchor}
          open={anchor !== null}
          onClose={() => setAnchor(null)}
          // It is drawn outside the page's landmarks, so it is one of its own.
          slotProps={{
            paper: { role: 'region', 'aria-label': name },
            list: { 'aria-label': name },
          }}
        >
          {FORMATS.map((format) => (
            <MenuItem key={format} onClick={() => void take(format)} sx={{ whiteSpace: 'normal', maxWidth: 360 }}>
              <ListItemText primary={t(`export.${format}`)} secondary={t(`export.${format}_hint`)} />
            </MenuItem>
          ))}
        </Menu>
      )}
      {failed && (
        <FormDialog
          title={t('export.failed')}
          submitLabel={t('app.retry')}
          busy={busy}
          error={failed.error}
          maxWidth="xs"
          onSubmit={() => void take(failed.format)}
          onClose={() => setFailed(null)}
        />
      )}
    </>
  );
}
