import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Page } from './page.js';
import { EmptyState } from './states.js';

/** An address that leads nowhere. */
export function NotFound() {
  const t = useTranslate();
  return (
    <Page title={t('ra.page.not_found')}>
      <EmptyState title={t('app.not_found')} hint={t('app.not_found_hint')}>
        <Button variant="contained" component={Link} to="/">
          {t('app.home')}
        </Button>
      </EmptyState>
    </Page>
  );
}
