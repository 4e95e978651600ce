import { useMutation } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { keptFields } from '@dat100/shared/kept-fields';
import { enteredWorked } from '@dat100/shared/rating-entered-time';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import { periodsOf, type RatingScheme } from '@dat100/shared/rating-scheme';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { ErrorState } from '../layout/states.js';
import { ServerError } from '../providers/request.js';
import { useServerMutation } from '../providers/use-server.js';
import { NumberField } from '../ratings/number-field.js';
import { askedInputs, periodField, type Typed } from '../ratings/try-facts.js';
import { enteredOf, typedOf } from './entered-facts.js';
import { ENTER_RATING_FACTS, type RatingSheet } from './sheet.documents.js';

interface FactsFormProps {
  sheet: RatingSheet;
  scheme: RatingScheme;
  facts: RatingFacts;
  /** reads the sheet as somebody else has left it */
  renew: () => Promise<RatingSheet | undefined>;
  onDone: () => void;
}

/** Facts and scores that people enter about somebody. What the records say is not changed here. */
export function FactsForm({ sheet, scheme, facts: begun, renew, onDone }: FactsFormProps) {
  const t = useTranslate();
  const notify = useNotify();
  const { locale } = useFormat();
  /** The sheet that is written over: the one the form began with, until it is renewed. */
  const [{ revision, facts }, setBase] = useState({ revision: sheet.revision, facts: begun });
  const [typed, setTyped] = useState<Typed>(() => typedOf(scheme, facts, locale));
  const [source, setSource] = useState('');
  const enter = useServerMutation(ENTER_RATING_FACTS);
  const periods = periodsOf(scheme);
  const change = (name: string, text: string) => setTyped((before) => ({ ...before, [name]: text }));
  const choice = (name: string, label: string, codes: readonly string[], open: boolean) => (
    <ChoiceField
      key={name}
      label={label}
      value={typed[name] ?? ''}
      none={open ? t('schemes.try.unknown') : undefined}
      choices={codes.map((code) => ({ code, label: t(`schemes.try.${code}`) }))}
      onChange={(code) => change(name, code)}
      sx={{ flex: '1 1 200px', width: { xs: 1, sm: 'auto' }, minWidth: { sm: 260 } }}
    />
  );
  const number = (name: string, label: string) => (
    <NumberField key={name} label={label} value={typed[name] ?? ''} onChange={(text) => change(name, text)} />
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    enter.mutate(
      { id: sheet.id, revision, facts: enteredOf(scheme, typed, periods, facts, source.trim()) },
      {
        onSuccess: () => {
          notify('sheets.entered', { type: 'success' });
          onDone();
        },
      },
    );
  }
  const keep = useMutation({
    mutationFn: renew,
    onSuccess: (fresh) => {
      if (!fresh) return;
      const theirs = JSON.parse(fresh.facts) as RatingFacts;
      setTyped(keptFields(typed, typedOf(scheme, facts, locale), typedOf(scheme, theirs, locale)));
      setBase({ revision: fresh.revision, facts: theirs });
      enter.reset();
    },
  });
  const isChanged = enter.error instanceof ServerError && enter.error.code === 'sheet_changed';
  return (
    <form onSubmit={submit}>
      <Fields title={t('schemes.try.person')}>
        {(facts.worked === null || enteredWorked(facts)) && number('worked', t('schemes.try.worked'))}
        {number('away', t(scheme.time.maternityExcepted ? 'schemes.try.away_but_maternity' : 'schemes.try.away'))}
        {choice('maternity', t('schemes.try.maternity'), ['no', 'yes'], false)}
        {choice('discipline', t('schemes.try.discipline'), ['none', 'duty', 'other'], true)}
        {facts.moved && choice('opinion', t('schemes.try.opinion'), ['no', 'yes'], false)}
      </Fields>
      {Array.from({ length: periods }, (_, period) => (
        <Fields
          key={period}
          title={scheme.kind === 'points' ? t(`schemes.try.${scheme.per}`, { n: period + 1 }) : t('schemes.try.year')}
        >
          {askedInputs(scheme, facts.head).map(({ code, name, kind }) => (
            <Box key={code} role="group" aria-label={name[locale]} sx={{ flex: '1 1 100%' }}>
              {kind === 'yes_no' ? (
                choice(periodField(period, code), name[locale], ['yes', 'no'], true)
              ) : (
                <>
                  <Typography variant="body2" sx={{ mb: 1 }}>
                    {name[locale]}
                  </Typography>
                  <Box sx={{ display: 'flex', gap: 1.5 }}>
                    {number(
                      periodField(period, code),
                      t(kind === 'score' ? 'schemes.try.percent' : 'schemes.try.achieved'),
                    )}
                    {kind === 'share' && number(periodField(period, code, 'n'), t('schemes.try.given'))}
                  </Box>
                </>
              )}
            </Box>
          ))}
        </Fields>
      ))}
      <TextField
        label={t('sheets.source')}
        helperText={t('sheets.source_hint')}
        value={source}
        fullWidth
        onChange={(event) => setSource(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        sx={{ mb: 2 }}
      />
      {(enter.error ?? null) && <ErrorState error={enter.error} />}
      {(keep.error ?? null) && <ErrorState error={keep.error} />}
      {isChanged && (
        <Button variant="outlined" loading={keep.isPending} onClick={() => keep.mutate()} sx={{ mt: 1 }}>
          {t('sheets.keep_fields')}
        </Button>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
        <Button type="submit" variant="contained" loading={enter.isPending}>
          {t('sheets.save')}
        </Button>
        <Button onClick={onDone}>{t('ra.action.cancel')}</Button>
      </Box>
    </form>
  );
}

function Fields({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mb: 2.5 }}>
      <Typography variant="h3" sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>{children}</Box>
    </Box>
  );
}
