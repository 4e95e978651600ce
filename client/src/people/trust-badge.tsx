import { TRUST_LEVELS, TRUSTS } from '@dat100/shared/codes';
import type { Trust } from '@dat100/shared/codes';
import Box from '@mui/material/Box';
import { useFormat } from '../layout/format.js';

const STRONGEST = 5;

function levelOf(trust: string): number {
  return Object.hasOwn(TRUST_LEVELS, trust) ? TRUST_LEVELS[trust as Trust] : 0;
}

/** How strong a source is: its name and a scale of five, so that it does not rest on colour. */
export function TrustBadge({ trust }: { trust: string }) {
  const format = useFormat();
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 0.75,
        border: 1,
        borderColor: 'divider',
        borderRadius: 0.5,
        fontSize: '0.75rem',
        lineHeight: 1.6,
      }}
    >
      <Scale trust={trust} />
      {format.label(TRUSTS, trust)}
    </Box>
  );
}

/** The scale alone, for dense lists; its name is read out and shown on pointing. */
export function TrustScale({ trust }: { trust: string }) {
  const format = useFormat();
  const name = format.label(TRUSTS, trust);
  return (
    <Box
      component="span"
      role="img"
      aria-label={name}
      title={name}
      sx={{ display: 'inline-flex', verticalAlign: '-1px', ml: 0.5 }}
    >
      <Scale trust={trust} />
    </Box>
  );
}

function Scale({ trust }: { trust: string }) {
  const level = levelOf(trust);
  return (
    <Box component="span" aria-hidden sx={{ display: 'inline-flex', gap: '2px' }}>
      {Array.from({ length: STRONGEST }, (_, index) => (
        <Box
          key={index}
          component="span"
          sx={(theme) => ({
            width: 4,
            height: 10,
            borderRadius: '1px',
            bgcolor: index < level ? 'info.main' : theme.palette.tones.track,
          })}
        />
      ))}
    </Box>
  );
}
