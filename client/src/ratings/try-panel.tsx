import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { factFaults } from '@dat100/shared/rating-fact-faults';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { rate } from '@dat100/shared/rating';
import Alert from '@mui/material/Alert';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { TryForm } from './try-form.js';
import { factsOf, type Typed } from './try-facts.js';
import { TryResult } from './try-result.js';

/** Facts of a made-up person on one side, what the scheme makes of them on the other, at once. Nothing is kept. */
export function TryPanel({ scheme }: { scheme: RatingScheme }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const [typed, setTyped] = useState<Typed>({ worked: '12', away: '0', discipline: 'none' });
  const [periods, setPeriods] = useState(1);
  const facts = factsOf(scheme, typed, periods);
  const faults = factFaults(scheme, facts);
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: { md: 'minmax(320px, 5fr) 7fr' }, columnGap: 2, alignItems: 'start' }}
    >
      <Panel title={t('schemes.try.facts')}>
        <TryForm
          scheme={scheme}
          typed={typed}
          periods={periods}
          onChange={(name, text) => setTyped((before) => ({ ...before, [name]: text }))}
          onPeriods={setPeriods}
        />
      </Panel>
      <Panel title={t('schemes.try.result')}>
        {faults.length > 0 ? (
          faults.map((fault) => (
            <Alert key={fault.place} severity="warning" variant="outlined" sx={{ mb: 1 }}>
              {fault[locale]}
            </Alert>
          ))
        ) : (
          <TryResult rating={rate(scheme, facts)} />
        )}
      </Panel>
    </Box>
  );
}
