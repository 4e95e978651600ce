import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import { LEVELS, periodsOf, type RatingScheme } from '@dat100/shared/rating-scheme';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { NumberField } from './number-field.js';
import { askedInputs, belowField, complianceField, periodField, type Typed } from './try-facts.js';

interface TryFormProps {
  scheme: RatingScheme;
  typed: Typed;
  periods: number;
  onChange: (name: string, text: string) => void;
  onPeriods: (periods: number) => void;
}

/** Everything a scheme asks of a person. What is left empty counts as not known. */
export function TryForm({ scheme, typed, periods, onChange, onPeriods }: TryFormProps) {
  const t = useTranslate();
  const { locale } = useFormat();
  const head = typed['head'] === 'yes';
  const choice = (name: string, label: string, codes: readonly string[], fallback = '') => (
    <ChoiceField
      label={label}
      value={typed[name] ?? fallback}
      none={fallback === '' ? t('schemes.try.unknown') : undefined}
      choices={codes.map((code) => ({ code, label: t(`schemes.try.${code}`) }))}
      onChange={(code) => onChange(name, code)}
      sx={{ flex: '1 1 200px' }}
    />
  );
  const number = (name: string, label: string) => (
    <NumberField label={label} value={typed[name] ?? ''} onChange={(text) => onChange(name, text)} />
  );
  return (
    <>
      <Group title={t('schemes.try.person')}>
        <ChoiceField
          label={t('schemes.try.kind')}
          value={typed['kind'] ?? scheme.kinds[0] ?? ''}
          choices={EMPLOYMENT_KINDS.map((kind) => ({ code: kind.code, label: kind[locale] }))}
          onChange={(code) => onChange('kind', code)}
          sx={{ flex: '1 1 200px' }}
        />
        {choice('head', t('schemes.try.head'), ['no', 'yes'], 'no')}
        {number('worked', t('schemes.try.worked'))}
        {number('away', t(scheme.time.maternityExcepted ? 'schemes.try.away_but_maternity' : 'schemes.try.away'))}
        {choice('maternity', t('schemes.try.maternity'), ['no', 'yes'], 'no')}
        {choice('discipline', t('schemes.try.discipline'), ['none', 'duty', 'other'])}
        {number('moved', t('schemes.try.moved'))}
        {typed['moved'] && choice('oldUnit', t('schemes.try.old_unit'), ['yes', 'no'], 'yes')}
        {typed['moved'] && choice('opinion', t('schemes.try.opinion'), ['yes', 'no'], 'no')}
      </Group>
      {Array.from({ length: periods }, (_, period) => (
        <Group
          key={period}
          title={scheme.kind === 'points' ? t(`schemes.try.${scheme.per}`, { n: period + 1 }) : t('schemes.try.year')}
        >
          {askedInputs(scheme, head).map(({ code, name, kind }) =>
            kind === 'yes_no' ? (
              <Box key={code} sx={{ flex: '1 1 100%', display: 'flex' }}>
                {choice(periodField(period, code), name[locale], ['yes', 'no'])}
              </Box>
            ) : (
              <Box key={code} role="group" aria-label={name[locale]} sx={{ flex: '1 1 100%' }}>
                <Typography variant="body2" sx={{ mb: 1.25 }}>
                  {name[locale]}
                </Typography>
                <Box sx={{ display: 'flex', gap: 1.5 }}>
                  {number(
                    periodField(period, code),
                    t(kind === 'score' ? 'schemes.try.percent' : 'schemes.try.achieved'),
                  )}
                  {kind === 'share' && number(periodField(period, code, 'n'), t('schemes.try.given'))}
                </Box>
              </Box>
            ),
          )}
        </Group>
      ))}
      {scheme.kind === 'points' && (
        <Box sx={{ display: 'flex', gap: 1, mb: 2 }}>
          <Button variant="outlined" disabled={periods >= periodsOf(scheme)} onClick={() => onPeriods(periods + 1)}>
            {t('schemes.try.more_periods')}
          </Button>
          <Button disabled={periods <= 1} onClick={() => onPeriods(periods - 1)}>
            {t('schemes.try.fewer_periods')}
          </Button>
        </Box>
      )}
      {head && (
        <Group title={t('schemes.try.below')}>
          {LEVELS.map((level) => (
            <Box key={level.code} sx={{ flex: '1 1 200px', display: 'flex' }}>
              {number(belowField(level.code), level[locale])}
            </Box>
          ))}
        </Group>
      )}
      <Group title={t('schemes.try.compliance')}>
        {scheme.compliance.criteria.map(({ code, name }) => (
          <Box key={code} sx={{ flex: '1 1 200px', display: 'flex' }}>
            {choice(complianceField(code), name[locale], ['yes', 'no', 'out'])}
          </Box>
        ))}
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mb: 2.5 }}>
      <Typography variant="h3" sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>{children}</Box>
    </Box>
  );
}
