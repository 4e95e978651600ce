import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from './format.js';
import type { FoundGroup, FoundLine } from './use-found.js';

interface FoundListProps {
  id: string;
  groups: readonly FoundGroup[];
  /** the line that Enter opens */
  activeId: string;
  onOpen: (line: FoundLine) => void;
}

/** What was found, in its groups; the focus stays in the field, which says which line is the active one. */
export function FoundList({ id, groups, activeId, onOpen }: FoundListProps) {
  const t = useTranslate();
  const format = useFormat();
  useEffect(() => {
    // In newer browsers scrolling answers a promise, which is no clean-up of an effect.
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <Box role="listbox" id={id} aria-label={t('find.found')}>
      {groups.map(({ code, label, lines, shown, total, isAtLeast }) => (
        <Box role="group" key={code} aria-label={label} sx={{ mb: 1.5 }}>
          <Typography variant="body2" color="textSecondary" role="presentation" sx={{ fontWeight: 600, py: 0.5 }}>
            {total > shown
              ? t('find.first_of', {
                  group: label,
                  n: format.count(shown),
                  of: format.atLeast(total, isAtLeast),
                })
              : label}
          </Typography>
          {lines.map((line) => (
            <Box
              key={line.id}
              id={line.id}
              role="option"
              aria-selected={line.id === activeId}
              onClick={() => onOpen(line)}
              sx={{
                px: 1,
                py: 0.75,
                borderRadius: 1,
                cursor: 'pointer',
                bgcolor: line.id === activeId ? 'action.selected' : 'transparent',
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {line.name}
              </Typography>
              <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
                {line.detail}
              </Typography>
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
