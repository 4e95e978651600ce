import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

/** A number, or words with one, that opens the people behind it; plain for who may not see them. */
export function PeopleNumber({
  to,
  late = false,
  opens,
  children,
}: {
  to?: string | undefined;
  late?: boolean;
  /** What is read out of the way there, where the number alone does not say whom it opens. */
  opens?: string;
  children: ReactNode;
}) {
  const look = { fontWeight: late ? 600 : 'inherit', color: late ? 'warning.main' : 'inherit' } as const;
  if (!to)
    return (
      <Link component="span" underline="none" sx={look}>
        {children}
      </Link>
    );
  return (
    <Link
      component={RouterLink}
      to={to}
      aria-label={opens}
      underline="always"
      sx={{ ...look, textDecorationStyle: 'dotted', textUnderlineOffset: 3 }}
    >
      {children}
    </Link>
  );
}
