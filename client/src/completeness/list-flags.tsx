import { needsConfirming } from '@dat100/shared/completeness';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { UnitList } from './completeness.documents.js';
import { useListWords } from './use-list-words.js';

/** What is odd about a list; what asks for a confirmation stands out. */
export function ListFlags({ list }: { list: UnitList }) {
  const words = useListWords();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, flexWrap: 'wrap' }}>
      {list.flags.map((flag) => (
        <Chip
          key={flag}
          variant="outlined"
          color={needsConfirming([flag]) ? 'warning' : 'default'}
          label={words.flag(list, flag)}
          sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
        />
      ))}
    </Box>
  );
}
