import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { SxProps, Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from './format.js';
import { usePrinting } from './use-printing.js';

interface PageProps {
  title: string;
  /** One line under the title. */
  subtitle?: ReactNode;
  breadcrumb?: ReactNode;
  actions?: ReactNode;
  /** What is printed has a heading of its own. */
  headed?: boolean;
  children: ReactNode;
}

/** The frame of every page: where we are, the title, what can be done, the content. */
export function Page({ title, subtitle, breadcrumb, actions, headed = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Đạt100`;
  }, [title]);
  return (
    <Box sx={{ maxWidth: 1440, mx: 'auto' }}>
      {headed ? <div className="no-print">{breadcrumb}</div> : breadcrumb}
      <Stack
        direction="row"
        className={headed ? 'no-print' : ''}
        sx={{ gap: 2, alignItems: 'flex-end', flexWrap: 'wrap', mb: 2.25 }}
      >
        <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {subtitle && (
            <Typography variant="body2" color="textSecondary" component="div" sx={{ mt: 0.25 }}>
              {subtitle}
            </Typography>
          )}
        </Box>
        {actions && (
          <Stack direction="row" className="no-print" sx={{ gap: 1, flexWrap: 'wrap' }}>
            {actions}
          </Stack>
        )}
      </Stack>
      {!headed && <PrintedAt />}
      {children}
    </Box>
  );
}

/** A sheet lies about longer than its figures hold. */
function PrintedAt() {
  const t = useTranslate();
  const format = useFormat();
  if (!usePrinting()) return null;
  return (
    <Typography variant="caption" component="p" sx={{ mt: -1.5, mb: 1 }}>
      {t('app.printed', { time: format.instant(new Date().toISOString()) })}
    </Typography>
  );
}

/** A quiet box with a heading. */
export function Panel({
  title,
  aside,
  className,
  children,
  sx,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
  sx?: SxProps<Theme>;
}) {
  return (
    <Paper
      component="section"
      variant="outlined"
      className={className}
      sx={[{ p: { xs: 1.5, sm: 2 }, mb: 2 }, ...(Array.isArray(sx) ? sx : [sx])]}
    >
      {(title || aside) && (
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, mb: 1.25, flexWrap: 'wrap' }}>
          {title && (
            <Typography variant="h2" sx={{ flex: '1 1 auto' }}>
              {title}
            </Typography>
          )}
          {aside}
        </Stack>
      )}
      {children}
    </Paper>
  );
}
