import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';

/** Workbooks to fill in, with lists of the words that are understood; of a unit, with the units below it. */
export function TemplatesMenu({ unitId }: { unitId: string | null }) {
  const t = useTranslate();
  const can = useCan();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const templates = [
    ...(can('import.run')
      ? [
          { key: 'roster', href: `/files/templates/roster.xlsx${unitId === null ? '' : `?unitId=${unitId}`}` },
          { key: 'short', href: '/files/template-roster.xlsx' },
        ]
      : []),
    ...(can('police.import') ? [{ key: 'police', href: '/files/templates/police.xlsx' }] : []),
  ];
  if (templates.length === 0) return null;
  return (
    <>
      <Button
        variant="text"
        startIcon={<DownloadOutlined />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('books.templates')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {templates.map(({ key, href }) => (
          <MenuItem
            key={key}
            component="a"
            href={href}
            download
            onClick={() => setAnchor(null)}
            sx={{ whiteSpace: 'normal', maxWidth: 360 }}
          >
            <ListItemText primary={t(`books.template_${key}`)} secondary={t(`books.template_${key}_hint`)} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
