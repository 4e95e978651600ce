import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Me, UnitRef } from '../providers/session.documents.js';
import { FoundList } from './found-list.js';
import { ErrorState, RowsSkeleton } from './states.js';
import { UnitTree } from './unit-tree.js';
import { useDebounced } from './use-debounced.js';
import { useFound } from './use-found.js';

const LIST = 'found-list';

/**
 * Finds units and people: arrows choose, Enter opens, Escape leaves. Before anything is typed the tree of units stands
 * there. Nothing that was typed is kept.
 */
export function SearchDialog({ me, root, onClose }: { me: Me; root: UnitRef; onClose: () => void }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const search = useDebounced(typed.trim(), 200);
  const { groups, error } = useFound(me, search);
  const lines = search && groups ? groups.flatMap((group) => group.lines) : [];
  const active = lines[Math.min(chosen, lines.length - 1)];

  function open(to: string) {
    onClose();
    void navigate(to);
  }
  function onKey(event: KeyboardEvent) {
    if (lines.length === 0) return;
    const at = active ? lines.indexOf(active) : 0;
    if (event.key === 'ArrowDown') setChosen((at + 1) % lines.length);
    else if (event.key === 'ArrowUp') setChosen((at - 1 + lines.length) % lines.length);
    // While the answer to what was typed last is on its way, Enter would open something else.
    else if (event.key === 'Enter' && active && search === typed.trim()) open(active.to);
    else return;
    event.preventDefault();
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: 'min(640px, 80vh)' }}>
      <Box sx={{ p: 2, pb: 1 }}>
        <TextField
          autoFocus
          fullWidth
          label={t('find.title')}
          placeholder={t('find.hint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
          slotProps={{
            htmlInput: {
              role: 'combobox',
              autoComplete: 'off',
              maxLength: 200,
              'aria-expanded': lines.length > 0,
              'aria-autocomplete': 'list',
              ...(active ? { 'aria-controls': LIST, 'aria-activedescendant': active.id } : {}),
            },
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
      <Box tabIndex={0} role="region" aria-label={t('find.found')} sx={{ overflow: 'auto', flex: 1, px: 2, pb: 1 }}>
        {search === '' && <UnitTree root={root} onOpen={(id) => open(`/board/${id}`)} />}
        {search !== '' && error && <ErrorState error={error} />}
        {search !== '' && !error && !groups && <RowsSkeleton rows={5} />}
        {search !== '' && !error && groups && groups.length === 0 && (
          <Typography role="status" sx={{ py: 2 }}>
            {t('find.none')}
          </Typography>
        )}
        {lines.length > 0 && groups && (
          <FoundList id={LIST} groups={groups} activeId={active?.id ?? ''} onOpen={(line) => open(line.to)} />
        )}
      </Box>
      <Typography
        variant="caption"
        color="textSecondary"
        sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider', display: { xs: 'none', sm: 'block' } }}
      >
        {t('find.keys')}
      </Typography>
    </Box>
  );
}
