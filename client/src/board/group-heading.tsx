import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { useNameOf } from '../providers/catalogue.js';
import type { RankedGroup } from './ranking-groups.js';

/** The name of a peer group, and how many of its units have a rank. */
export function GroupHeading({ group }: { group: Pick<RankedGroup, 'label' | 'ranked'> }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const name = group.label ? nameOf(group.label) : t('board.direct_group');
  return (
    <Typography variant="h3" sx={{ mb: 0.75 }}>
      {name}
      {group.ranked > 0 && (
        <Typography component="span" variant="body2" color="textSecondary" sx={{ ml: 1 }}>
          {t('board.ranked_n', { smart_count: group.ranked, n: format.count(group.ranked) })}
        </Typography>
      )}
    </Typography>
  );
}

/** A peer group with its rows. */
export function GroupSection({ group, children }: { group: RankedGroup; children: ReactNode }) {
  return (
    <Box component="section" sx={{ '& + &': { mt: 3 } }}>
      <GroupHeading group={group} />
      {children}
    </Box>
  );
}
