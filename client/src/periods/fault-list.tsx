import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { usePages } from '../layout/use-pages.js';
import { HeadDialog } from './head-dialog.js';
import type { Period } from './periods.documents.js';

const HEAD_FAULTS: readonly string[] = ['head_missing', 'head_unknown', 'head_not_in_it'];

/** What keeps a draft from being opened, with the way out beside each. */
export function FaultList({ period }: { period: Period }) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const [asked, setAsked] = useState<{ unitId: string | null } | null>(null);
  const { shown, turner } = usePages(period.faults, { wide: true });
  const ofHeads = period.faults.filter(({ code }) => HEAD_FAULTS.includes(code));
  return (
    <>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, display: 'grid', gap: 0.5 }}>
        {shown.map(({ code, blocks, messageVi, messageEn, unitId, account }, i) => (
          <Typography key={`${code}-${i}`} component="li" variant="body2">
            {!blocks && `${t('periods.notice')}: `}
            {format.locale === 'en' ? messageEn : messageVi}
            {HEAD_FAULTS.includes(code) && unitId !== null && (
              <Box component="span" className="no-print" sx={{ display: 'inline-flex', flexWrap: 'wrap', ml: 0.5 }}>
                <Button size="small" onClick={() => setAsked({ unitId })}>
                  {t('periods.name_head')}
                </Button>
                {account !== null && can('user.manage') && (
                  <Button
                    size="small"
                    component={Link}
                    to={`/users?filter=${encodeURIComponent(JSON.stringify({ search: account }))}`}
                  >
                    {t('users.link')}
                  </Button>
                )}
              </Box>
            )}
          </Typography>
        ))}
      </Box>
      {turner}
      {ofHeads.length > 1 && (
        <Button sx={{ mt: 1 }} variant="outlined" className="no-print" onClick={() => setAsked({ unitId: null })}>
          {t('periods.rest_vacant')}
        </Button>
      )}
      {asked && <HeadDialog period={period} unitId={asked.unitId} onClose={() => setAsked(null)} />}
    </>
  );
}
