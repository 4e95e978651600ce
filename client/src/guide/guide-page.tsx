import LoginOutlined from '@mui/icons-material/LoginOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { Brand } from '../layout/brand.js';
import { LanguageSwitch } from '../layout/language-switch.js';
import { ThemeSwitch } from '../layout/theme-switch.js';
import './guide.css';
import { SMS_ANCHOR, STEPS, STUCK_ANCHOR } from './guide-steps.js';
import { SmsSection } from './sms-section.js';
import { StepCard } from './step-card.js';
import { StuckSection } from './stuck-section.js';

/**
 * The way from no card to a procedure filed online, for anyone: it asks the server for nothing, so it can be read
 * without an account and goes on being read when the network drops. On paper it is a poster of two sheets.
 */
export function GuidePage() {
  const t = useTranslate();
  const { hash } = useLocation();
  useEffect(() => {
    document.title = `${t('guide.menu')} · Đạt100`;
  }, [t]);
  useEffect(() => {
    // The page is drawn after the browser has looked for the anchor.
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  return (
    <Box className="guide" sx={{ minHeight: '100vh', bgcolor: 'background.default', color: 'text.primary' }}>
      <Toolbar />
      <Box component="main" sx={{ maxWidth: 1080, mx: 'auto', px: { xs: 2, sm: 3 }, pb: 6 }}>
        <Typography variant="h1" sx={{ fontSize: { xs: '1.625rem', sm: '2.125rem' }, textWrap: 'balance', mt: 1 }}>
          {t('guide.title')}
        </Typography>
        <Typography className="guide-text" sx={{ mt: 1, mb: 2, maxWidth: 760 }}>
          {t('guide.lead')}
        </Typography>
        <Contents />
        <Box
          component="ol"
          className="guide-steps"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 0,
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' },
          }}
        >
          {STEPS.map((step, index) => (
            <StepCard key={step.key} step={step} number={index + 1} />
          ))}
        </Box>
        <Box className="guide-after">
          <SmsSection />
          <StuckSection />
          <Typography className="guide-text" sx={{ mt: 3, fontWeight: 600 }}>
            {t('guide.foot')}
          </Typography>
        </Box>
      </Box>
    </Box>
  );
}

function Toolbar() {
  const t = useTranslate();
  return (
    <Box
      component="header"
      className="no-print"
      sx={{
        maxWidth: 1080,
        mx: 'auto',
        px: { xs: 2, sm: 3 },
        py: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
      }}
    >
      <Brand />
      <Box sx={{ flex: 1 }} />
      <Button startIcon={<PrintOutlined />} onClick={() => window.print()}>
        {t('app.print')}
      </Button>
      <Button startIcon={<LoginOutlined />} component={Link} to="/">
        {t('guide.enter')}
      </Button>
      <LanguageSwitch />
      <ThemeSwitch />
    </Box>
  );
}

function Contents() {
  const t = useTranslate();
  const entries = [
    ...STEPS.map(({ key, anchor }, index) => ({ anchor, words: `${index + 1}. ${t(`guide_step.${key}.title`)}` })),
    { anchor: SMS_ANCHOR, words: t('guide.sms') },
    { anchor: STUCK_ANCHOR, words: t('guide.stuck') },
  ];
  return (
    <Box
      component="nav"
      aria-label={t('guide.contents')}
      className="no-print"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.5, mb: 2.5 }}
    >
      {entries.map(({ anchor, words }) => (
        <MuiLink key={anchor} component={Link} to={`#${anchor}`} underline="always" sx={{ py: 0.5, fontSize: '1rem' }}>
          {words}
        </MuiLink>
      ))}
    </Box>
  );
}
