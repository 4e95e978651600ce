import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { TRUSTS } from '@dat100/shared/codes';
import { BELOW_WAITS } from '@dat100/shared/rating-facts';
import type { Outcome, Rating, Step } from '@dat100/shared/rating-facts';
import { formatHundredths, hundredthsOf, levelWords, sourceWords } from '@dat100/shared/rating-words';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';

/** What the rules come to, and every rule on the way with what it looked at. */
export function TryResult({ rating }: { rating: Rating }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const [whole, setWhole] = useState(false);
  const isRated = rating.outcome.kind !== 'not_rated';
  const applying = rating.steps.filter(({ held, rule }) =>
    isRated ? held !== 'does_not_apply' : STANDINGS.includes(rule) && (held === 'no' || rule === 'taken_out'),
  );
  const rest = rating.steps.length - applying.length;
  const columns: Column<Step>[] = [
    {
      key: 'rule',
      label: t('schemes.try.rule'),
      render: ({ label, source }) => (
        <>
          {label[locale]}
          {source && (
            <Typography variant="caption" color="textSecondary" component="div">
              {source}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'inputs', label: t('schemes.try.looked_at'), render: (step) => <Inputs step={step} /> },
    { key: 'held', label: t('schemes.try.came_of_it'), render: (step) => <Held step={step} /> },
  ];
  return (
    <>
      <Box role="status" data-testid="rating-outcome" sx={{ mb: 2 }}>
        <Typography variant="h3" component="p">
          <Said outcome={rating.outcome} />
        </Typography>
        {isRated && rating.score && (
          <Typography variant="body2">
            {t('schemes.try.score', { points: pointsText(rating.score, locale) })}
          </Typography>
        )}
        <Typography variant="body2" color="textSecondary">
          {t('schemes.try.a_person_decides')}
        </Typography>
      </Box>
      <DataTable
        caption={t('schemes.try.explanation')}
        rows={whole ? rating.steps : applying}
        columns={columns}
        rowKey={(step) => `${step.path} ${rating.steps.indexOf(step)}`}
        stackOnPhone
      />
      {rest > 0 && (
        <Button className="no-print" onClick={() => setWhole(!whole)} sx={{ mt: 1 }}>
          {t(whole ? 'schemes.try.only_applying' : 'schemes.try.all_rules', { n: rest })}
        </Button>
      )}
    </>
  );
}

/** Rules by which somebody is not rated at all. The others say nothing of them. */
const STANDINGS: readonly Step['rule'][] = ['taken_out', 'kind', 'worked'];

function Said({ outcome }: { outcome: Outcome }) {
  const t = useTranslate();
  const { locale } = useFormat();
  if (outcome.kind === 'proposed') return t('schemes.try.proposed', { level: levelWords(outcome.level)[locale] });
  if (outcome.kind === 'not_rated') return t(`schemes.try.not_rated_${outcome.reason}`);
  const [best, worst] = [levelWords(outcome.best)[locale], levelWords(outcome.worst)[locale]];
  return best === worst ? t('schemes.try.open_time', { best }) : t('schemes.try.open', { best, worst });
}

function pointsText({ low, high }: NonNullable<Rating['score']>, locale: 'vi' | 'en'): string {
  const ends = [low, high].map((end) => formatHundredths(hundredthsOf(end, 100), locale));
  return [...new Set(ends)].join(' – ');
}

function Inputs({ step: { inputs, held } }: { step: Step }) {
  const t = useTranslate();
  const format = useFormat();
  if (inputs.length === 0 || (held === 'does_not_apply' && inputs.every(({ value }) => value === null))) return '—';
  // That it is missing stands beside it already, as what came of the rule.
  if (held === 'missing' && inputs.length === 1 && inputs[0]?.value === null) return null;
  return inputs.map(({ label, value, on, source, trust }) => (
    <Box key={label.vi} sx={{ mb: 0.25 }}>
      {inputs.length > 1 && `${label[format.locale]}: `}
      <strong>{value ? value[format.locale] : t('schemes.try.missing')}</strong>
      {(on ?? source ?? trust) && (
        <Typography variant="caption" color="textSecondary" component="div">
          {[format.day(on), source && sourceWords(source)[format.locale], trust && format.label(TRUSTS, trust)]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      )}
    </Box>
  ));
}

/** Rules that limit say whether they apply; the others whether they are met. */
const LIMITS: readonly Step['rule'][] = ['taken_out', 'away', 'discipline', 'forcing', 'below'];
const COUNTS: readonly Step['rule'][] = ['item', 'band'];
const ICONS = {
  yes: CheckCircleOutlined,
  no: BlockOutlined,
  missing: HelpOutlineOutlined,
  does_not_apply: RemoveOutlined,
};

function Held({ step: { rule, held, allows, inputs } }: { step: Step }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const limit = allows && allows !== 'xuat_sac' && held !== 'does_not_apply' ? levelWords(allows)[locale] : null;
  const waits = held === 'missing' && inputs.some(({ value }) => value === BELOW_WAITS);
  const limits = LIMITS.includes(rule);
  const family = limits ? 'limits' : COUNTS.includes(rule) ? 'counts' : 'asks';
  const Icon = limits && held === 'no' ? RemoveOutlined : limits && held === 'yes' ? BlockOutlined : ICONS[held];
  return (
    <>
      <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}>
        <Icon fontSize="small" aria-hidden color={held === 'missing' ? 'warning' : 'inherit'} />
        {held === 'yes' || held === 'no'
          ? t(`schemes.try.${family}_${held}`)
          : waits
            ? BELOW_WAITS[locale]
            : t(`schemes.try.${held}`)}
      </Box>
      {limit && (
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {t('schemes.try.at_most', { level: limit })}
        </Typography>
      )}
    </>
  );
}
