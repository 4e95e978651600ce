import InboxOutlined from '@mui/icons-material/InboxOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayPass } from '../providers/query-client.js';
import { ServerError } from '../providers/request.js';
import { useErrorText } from './error-text.js';

/** What a page shows while its figures are on the way: its shape, so that nothing jumps. */
export function PageSkeleton({ rows = 8 }: { rows?: number }) {
  const t = useTranslate();
  return (
    <Box role="status" aria-label={t('ra.page.loading')}>
      <Skeleton variant="rounded" height={116} sx={{ mb: 2 }} />
      <RowsSkeleton rows={rows} />
    </Box>
  );
}

export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Stack spacing={1} aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} variant="rounded" height={32} sx={{ opacity: 1 - index / (rows + 4) }} />
      ))}
    </Stack>
  );
}

/** Nothing here yet: says why and names the next step. */
export function EmptyState({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Stack spacing={1} sx={{ alignItems: 'center', textAlign: 'center', py: 5, px: 2 }}>
      <InboxOutlined sx={{ fontSize: 34, color: 'text.secondary' }} aria-hidden />
      <Typography variant="h3" component="p">
        {title}
      </Typography>
      {hint && (
        <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 460 }}>
          {hint}
        </Typography>
      )}
      {children && (
        <Stack direction="row" spacing={1} sx={{ pt: 1, flexWrap: 'wrap', justifyContent: 'center', gap: 1 }}>
          {children}
        </Stack>
      )}
    </Stack>
  );
}

interface NoSuchChoiceProps {
  title: string;
  hint: string;
  /** what the button does, which leads out */
  wayOut: string;
  onWayOut: () => void;
}

/** The address names a choice that there is not: says so, and leads to what there is. */
export function NoSuchChoice({ title, hint, wayOut, onWayOut }: NoSuchChoiceProps) {
  return (
    <EmptyState title={title} hint={hint}>
      <Button variant="outlined" onClick={onWayOut}>
        {wayOut}
      </Button>
    </EmptyState>
  );
}

/** The page is not for the roles of whoever opened it: says so, and leads to where their work is. */
export function NotInRole() {
  const t = useTranslate();
  return (
    <EmptyState title={t('app.not_in_role')} hint={t('app.not_in_role_hint')}>
      <WayHome />
    </EmptyState>
  );
}

/** Something is not there for whoever asks, be it missing or not theirs to see: nothing on the page can change that. */
export function NotForThem({ error }: { error: unknown }) {
  return (
    <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
      <ErrorState error={error} />
      <WayHome />
    </Stack>
  );
}

function WayHome({ inline = false }: { inline?: boolean }) {
  const t = useTranslate();
  return (
    <Button {...(inline ? { color: 'inherit' } : { variant: 'contained' })} component={Link} to="/">
      {t('app.home')}
    </Button>
  );
}

/** Asking again does not find it: the way out is another page. */
const isNowhere = (error: unknown): boolean => error instanceof ServerError && error.code === 'not_found';

/** The server's message in the language of the screen, with a way to try again, or home where trying does not help. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTranslate();
  const errorText = useErrorText();
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        retry &&
        (isNowhere(error) ? (
          <WayHome inline />
        ) : (
          <Button color="inherit" onClick={retry}>
            {t('app.retry')}
          </Button>
        ))
      }
    >
      {errorText(error)}
    </Alert>
  );
}

interface RefusalProps {
  error: Error;
  retry: () => void;
  /** takes away what the address asks for; null: it asks for nothing */
  onClear: (() => void) | null;
  /** says what is taken away, where that is not every filter */
  wayOut?: string;
}

/** A refusal of what the address asks for stays one: the way out is the page without it. */
export function Refusal({ error, retry, onClear, wayOut }: RefusalProps) {
  const t = useTranslate();
  if (!onClear || mayPass(error) || isNowhere(error)) return <ErrorState error={error} retry={retry} />;
  return (
    <>
      <ErrorState error={error} />
      <Button variant="outlined" sx={{ mt: 1.5 }} onClick={onClear}>
        {wayOut ?? t('ra.action.remove_all_filters')}
      </Button>
    </>
  );
}
