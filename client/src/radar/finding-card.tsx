import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormat } from '../layout/format.js';
import type { Finding } from './radar.documents.js';
import { type Behind, useRadarWords } from './radar-words.js';

interface FindingCardProps {
  finding: Finding;
  /** under the name of its unit, or under that of its rule */
  group: 'unit' | 'rule';
  behind: Behind | null;
  /** null: this user puts no explanations down */
  onAnswer: (() => void) | null;
}

/** A question with its rule in words, the way to what is behind it, and what was said about it. */
export function FindingCard({ finding, group, behind, onAnswer }: FindingCardProps) {
  const t = useTranslate();
  const words = useRadarWords();
  const { unit, rule, open, answers } = finding;
  return (
    <Box
      component="li"
      sx={{ py: 1.5, borderTop: 1, borderColor: 'divider', breakInside: 'avoid', '&:last-of-type': { pb: 0 } }}
    >
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 0.5 }}>
        {group === 'unit' ? (
          <Typography variant="body2" component="h3" color="textSecondary" sx={{ fontWeight: 600 }}>
            {words.title(rule)}
          </Typography>
        ) : (
          <Typography variant="body2" component="h3" sx={{ fontWeight: 600 }}>
            <MuiLink component={Link} to={`/board/${unit.id}`} underline="always">
              {unit.name}
            </MuiLink>
            {unit.pathText !== unit.name && (
              <Typography variant="caption" color="textSecondary" component="span" sx={{ ml: 1 }}>
                {unit.pathText}
              </Typography>
            )}
          </Typography>
        )}
        {open && answers.length > 0 && (
          <Chip size="small" variant="outlined" color="warning" label={t('signs.grown')} />
        )}
      </Stack>
      <Typography variant="body1" sx={{ maxWidth: '80ch' }}>
        {words.question(finding)}
      </Typography>
      {group === 'unit' && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5, maxWidth: '100ch' }}>
          {words.rule(rule)}
        </Typography>
      )}
      <Answers answers={answers} />
      <Stack direction="row" className="no-print" sx={{ gap: 1, flexWrap: 'wrap', mt: 1 }}>
        {onAnswer && (
          <Button size="small" variant="outlined" onClick={onAnswer}>
            {t(answers.length > 0 ? 'signs.answer_more' : 'signs.answer')}
          </Button>
        )}
        {behind && (
          <Button size="small" component={Link} to={behind.to}>
            {t(`signs.see_${behind.what}`)}
          </Button>
        )}
      </Stack>
    </Box>
  );
}

function Answers({ answers }: Pick<Finding, 'answers'>) {
  const t = useTranslate();
  const format = useFormat();
  if (answers.length === 0) return null;
  return (
    <Box component="ul" aria-label={t('signs.answers')} sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
      {answers.map(({ text, answeredAt, answeredBy, onBehalfOf }) => (
        <Box
          component="li"
          key={`${answeredAt}|${text}`}
          sx={{ borderLeft: 3, borderColor: 'primary.main', pl: 1.5, py: 0.25, mb: 0.75 }}
        >
          <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {text}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {[answeredBy, onBehalfOf && t('signs.for', { name: onBehalfOf }), format.instant(answeredAt)]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
