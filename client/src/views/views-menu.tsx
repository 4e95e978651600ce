import EditOutlined from '@mui/icons-material/EditOutlined';
import StarBorder from '@mui/icons-material/StarBorder';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ErrorState } from '../layout/states.js';
import { ManageViewsDialog } from './manage-views-dialog.js';
import { useKeptHere, useViews } from './use-views.js';

/** The user's views at the end of the menu; nothing while there are none. */
export function ViewsMenu({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslate();
  const { views, error, refetch } = useViews();
  const kept = useKeptHere(views);
  const [managing, setManaging] = useState(false);
  if (error)
    return (
      <Box component="section" aria-label={t('views.failed')} sx={{ pt: 1.5 }}>
        <ErrorState error={error} retry={refetch} />
      </Box>
    );
  if (views.length === 0 && !managing) return null;
  return (
    <Box component="section" aria-labelledby="views-menu" sx={{ pt: 1.5, maxHeight: '45vh', overflowY: 'auto' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', pl: 1.25 }}>
        <Typography id="views-menu" variant="overline" color="textSecondary" component="h2" sx={{ flex: 1 }}>
          {t('views.title')}
        </Typography>
        <IconButton size="small" aria-label={t('views.manage')} onClick={() => setManaging(true)}>
          <EditOutlined fontSize="small" />
        </IconButton>
      </Box>
      <List disablePadding>
        {views.map((view) => (
          <ListItem key={view.id} disablePadding>
            <ListItemButton
              component={Link}
              to={view.path}
              selected={view === kept}
              aria-current={view === kept ? 'page' : undefined}
              onClick={onNavigate}
              sx={{ borderRadius: 1, py: 0.5, px: 1.25, minHeight: 36 }}
            >
              <ListItemIcon sx={{ minWidth: 34, color: 'text.secondary' }}>
                <StarBorder fontSize="small" />
              </ListItemIcon>
              <ListItemText
                primary={view.name}
                slotProps={{ primary: { variant: 'body2', sx: { overflowWrap: 'anywhere' } } }}
              />
            </ListItemButton>
          </ListItem>
        ))}
      </List>
      {managing && <ManageViewsDialog onClose={() => setManaging(false)} />}
    </Box>
  );
}
