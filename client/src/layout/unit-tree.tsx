import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { SimpleTreeView } from '@mui/x-tree-view/SimpleTreeView';
import { TreeItem } from '@mui/x-tree-view/TreeItem';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { UnitRef } from '../providers/session.documents.js';
import { useServerQuery } from '../providers/use-server.js';
import { RowsSkeleton } from './states.js';
import { UNITS } from './unit.documents.js';
import { useDebounced } from './use-debounced.js';

const FOUND = 20;
const CHILDREN = 200;

/** The tree of units; typing turns it into a list of what was found. Choosing opens the unit's board. */
export function UnitTree({ root, onClose }: { root: UnitRef; onClose: () => void }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  function open(id: string) {
    onClose();
    void navigate(`/board/${id}`);
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: 'min(640px, 80vh)' }}>
      <Box sx={{ p: 2, pb: 1 }}>
        <TextField
          autoFocus
          fullWidth
          type="search"
          label={t('unit.find')}
          placeholder={t('unit.find_hint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
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
      </Box>
      <Box sx={{ overflow: 'auto', flex: 1, px: 2, pb: 2 }}>
        {search ? (
          <Found search={search} onOpen={open} />
        ) : (
          <SimpleTreeView
            defaultExpandedItems={[root.id]}
            expansionTrigger="iconContainer"
            onItemClick={(_, id) => open(id)}
          >
            <Branch unit={root} hasChildren />
          </SimpleTreeView>
        )}
      </Box>
    </Box>
  );
}

function Branch({ unit, hasChildren }: { unit: { id: string; name: string }; hasChildren: boolean }) {
  return (
    <TreeItem itemId={unit.id} label={unit.name}>
      {hasChildren ? <Children parentId={unit.id} /> : null}
    </TreeItem>
  );
}

/** Mounted when its branch is opened first, so that only opened branches are asked for. */
function Children({ parentId }: { parentId: string }) {
  const { data } = useServerQuery(UNITS, { page: 0, perPage: CHILDREN, filter: { parentId } });
  return (data?.units.items ?? []).map((unit) => (
    <Branch key={unit.id} unit={unit} hasChildren={unit.childCount > 0} />
  ));
}

function Found({ search, onOpen }: { search: string; onOpen: (id: string) => void }) {
  const t = useTranslate();
  const { data } = useServerQuery(UNITS, { page: 0, perPage: FOUND, filter: { search } }, { keep: true });
  if (!data) return <RowsSkeleton rows={5} />;
  if (data.units.total === 0) return <Typography sx={{ py: 2 }}>{t('unit.none_found')}</Typography>;
  return (
    <List dense>
      {data.units.items.map((unit) => (
        <ListItem key={unit.id} disablePadding>
          <ListItemButton onClick={() => onOpen(unit.id)}>
            <ListItemText primary={unit.name} secondary={[unit.pathText, unit.code].filter(Boolean).join(' · ')} />
          </ListItemButton>
        </ListItem>
      ))}
    </List>
  );
}
