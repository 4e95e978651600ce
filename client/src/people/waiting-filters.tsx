import { STUCK_REASONS } from '@dat100/shared/codes';
import { WAITED_FOR } from '@dat100/shared/waiting';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import type { Filters } from './people-filters.js';
import { without } from './people-filters.js';

/** The word for "no difficulty on record" in the address and for the server. */
export const NO_REASON = 'none';
/** Days of waiting that are offered; the address may hold any other. */
const DAYS = [3, 7, 14, 30, 90];

/** For whom, why and how long people wait, on the criterion chosen. */
export function WaitingFilters({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const { waitingAtLeast } = filters;
  const days = [...new Set([...DAYS, ...(waitingAtLeast === undefined ? [] : [waitingAtLeast])])].sort((a, b) => a - b);
  const size = { minWidth: 148, flex: { xs: '1 1 45%', sm: '0 0 auto' } };
  return (
    <>
      <ChoiceField
        label={t('waiting.holder')}
        none={t('people.any')}
        value={filters.holder ?? ''}
        choices={WAITED_FOR.map((code) => ({ code, label: t(`holder.${code}`) }))}
        onChange={(holder) => onChange(without(filters, 'holder', holder))}
        sx={size}
      />
      {can('people.read') && (
        <ChoiceField
          label={t('people.stuck')}
          none={t('people.any')}
          value={filters.reason ?? ''}
          choices={[
            ...STUCK_REASONS.map(({ code }) => ({ code, label: format.label(STUCK_REASONS, code) })),
            { code: NO_REASON, label: t('waiting.no_reason') },
          ]}
          onChange={(reason) => onChange(without(filters, 'reason', reason))}
          sx={size}
        />
      )}
      <ChoiceField
        label={t('waiting.days')}
        none={t('people.any')}
        value={waitingAtLeast === undefined ? '' : String(waitingAtLeast)}
        choices={days.map((n) => ({
          code: String(n),
          label: n === 0 ? t('waiting.day_known') : t('waiting.at_least', format.counted(n)),
        }))}
        onChange={(code) => onChange(without(filters, 'waitingAtLeast', code === '' ? undefined : Number(code)))}
        sx={size}
      />
    </>
  );
}
