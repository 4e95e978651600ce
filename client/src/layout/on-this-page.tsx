import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { memo, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** A part of a long page that can be gone to. */
export function PagePart({ id, children }: { id: string; children: ReactNode }) {
  return (
    // The bar above the page stays where it is: a part begins below it.
    <Box id={id} tabIndex={-1} sx={{ scrollMarginTop: 64, outline: 'none' }}>
      {children}
    </Box>
  );
}

interface OnThisPageProps {
  parts: readonly { id: string; label: string }[];
}

const isSame = (one: OnThisPageProps, other: OnThisPageProps) =>
  one.parts.length === other.parts.length &&
  one.parts.every(({ id, label }, i) => id === other.parts[i]?.id && label === other.parts[i].label);

/** Goes to the parts of a long page; the address stays, for it holds the choices made on the page. */
export const OnThisPage = memo(function OnThisPage({ parts }: OnThisPageProps) {
  const t = useTranslate();
  const goTo = (id: string) => {
    const part = document.getElementById(id);
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    part?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth' });
    part?.focus({ preventScroll: true });
  };
  return (
    <Box
      component="nav"
      aria-label={t('app.on_this_page')}
      className="no-print"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
    >
      {parts.map(({ id, label }) => (
        <Button key={id} size="small" variant="outlined" color="inherit" onClick={() => goTo(id)}>
          {label}
        </Button>
      ))}
    </Box>
  );
}, isSame);
