import Breadcrumbs from '@mui/material/Breadcrumbs';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';

interface Crumb {
  id: string;
  name: string;
}

/** The path from the city down: "Phường 1" exists in eleven districts, so the path is always there. */
export const Breadcrumb = memo(function Breadcrumb({
  ancestors,
  current,
  search = '',
}: {
  ancestors: readonly Crumb[];
  current?: string;
  search?: string;
}) {
  const t = useTranslate();
  return (
    <Breadcrumbs
      aria-label={t('app.breadcrumb')}
      sx={{ fontSize: '0.8125rem', mb: 0.5, '& .MuiBreadcrumbs-separator': { mx: 0.75 } }}
    >
      {ancestors.map((unit) => (
        <Link key={unit.id} component={RouterLink} to={`/board/${unit.id}${search}`} color="textSecondary">
          {unit.name}
        </Link>
      ))}
      {current && (
        <Typography variant="body2" color="textPrimary" aria-current="page">
          {current}
        </Typography>
      )}
    </Breadcrumbs>
  );
});
