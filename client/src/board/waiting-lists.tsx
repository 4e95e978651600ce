import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import LocalPoliceOutlined from '@mui/icons-material/LocalPoliceOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import { STUCK_REASONS } from '@dat100/shared/codes';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { memo, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { NO_REASON } from '../people/waiting-filters.js';
import type { LinkOf } from './funnel-parts.js';
import { PeopleNumber } from './people-number.js';
import type { Waiting } from './waiting.documents.js';

const ICONS: Readonly<Record<string, typeof PersonOutlined>> = {
  person: PersonOutlined,
  unit: AccountBalanceOutlined,
  police: LocalPoliceOutlined,
};

interface WaitingListsProps {
  waiting: Waiting;
  linkOf: LinkOf;
}

/** For whom people wait and why; nothing where that is withheld. */
export const WaitingLists = memo(function WaitingLists({ waiting, linkOf }: WaitingListsProps) {
  const t = useTranslate();
  const { holders, reasons } = waiting;
  if (holders === null || reasons === null) return null;
  if (waiting.stages.every(({ count }) => count === 0))
    return (
      <Typography variant="body2" sx={{ mt: 2 }}>
        {t('waiting.nobody')}
      </Typography>
    );
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 3fr)' },
        mt: 2.5,
      }}
    >
      <Listed title={t('waiting.by_holder')}>
        <Holders holders={holders} linkOf={linkOf} />
      </Listed>
      <Listed title={t('waiting.reasons')}>
        <Reasons reasons={reasons} linkOf={linkOf} />
      </Listed>
    </Box>
  );
});

function Listed({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ minWidth: 0, breakInside: 'avoid' }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 0.75 }}>
        {children}
      </Box>
    </Box>
  );
}

function Holders({ holders, linkOf }: { holders: NonNullable<Waiting['holders']>; linkOf: LinkOf }) {
  const t = useTranslate();
  const format = useFormat();
  return holders.map(({ holder, count, overdue }) => {
    const Icon = ICONS[holder] ?? PersonOutlined;
    return (
      <Box component="li" key={holder} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <Icon aria-hidden fontSize="small" sx={{ color: 'text.secondary', mt: 0.25 }} />
        <Typography variant="body2" component="div">
          <Box component="span" sx={{ fontWeight: 500 }}>
            {t(`holder.${holder}`)}
          </Box>
          {': '}
          <PeopleNumber to={linkOf({ holder })}>
            {t('waiting.people_n', { smart_count: count, n: format.count(count) })}
          </PeopleNumber>
          {overdue > 0 && (
            <>
              {' · '}
              <PeopleNumber to={linkOf({ holder, overdue: true })} late>
                {t('waiting.late_n', { n: format.count(overdue) })}
              </PeopleNumber>
            </>
          )}
        </Typography>
      </Box>
    );
  });
}

function Reasons({ reasons, linkOf }: { reasons: NonNullable<Waiting['reasons']>; linkOf: LinkOf }) {
  const t = useTranslate();
  const format = useFormat();
  const most = Math.max(...reasons.map(({ count }) => count));
  return reasons.map(({ reason, count }) => (
    <Box
      component="li"
      key={reason}
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr) 64px', gap: 1, alignItems: 'center' }}
    >
      <Typography variant="body2" color={reason === NO_REASON ? 'textSecondary' : 'textPrimary'}>
        {reason === NO_REASON ? t('waiting.no_reason') : format.label(STUCK_REASONS, reason)}
      </Typography>
      <Box aria-hidden>
        <Box
          style={{ width: `max(2px, ${(count / most) * 100}%)` }}
          sx={(theme) => ({
            height: 10,
            borderRadius: 0.5,
            bgcolor: theme.palette.tones.stages[reason === NO_REASON ? 0 : 4],
            printColorAdjust: 'exact',
          })}
        />
      </Box>
      <Typography variant="body2" sx={{ fontWeight: 600, textAlign: 'right' }}>
        <PeopleNumber to={linkOf({ reason })}>{format.count(count)}</PeopleNumber>
      </Typography>
    </Box>
  ));
}
