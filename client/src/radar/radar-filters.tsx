import { RADAR_RULES } from '@dat100/shared/radar';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { ChoiceChips } from '../layout/choice-chips.js';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { UnitFilter } from '../layout/unit-filter.js';
import type { Catalogue } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import type { RadarCount } from './radar.documents.js';
import { useRadarWords } from './radar-words.js';
import { RADAR_CHOICES, type RadarPlace } from './use-radar-place.js';

interface RadarFiltersProps {
  place: RadarPlace;
  catalogue: Catalogue;
  criterion: string;
  /** undefined while they are on their way */
  found: { open: number; answered: number; counts: readonly RadarCount[] } | undefined;
}

/**
 * Which criterion, which units, answered or not, by unit or by rule; all in the address. Of the rules those by which
 * something was found.
 */
export function RadarFilters({ place, catalogue, criterion, found }: RadarFiltersProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const format = useFormat();
  const words = useRadarWords();
  const numbered = (label: string, n: number | undefined) =>
    n === undefined ? label : `${label} (${format.count(n)})`;
  const countOf = (code: string): number => found?.counts.find(({ rule }) => rule === code)?.count ?? 0;
  const all = found && (place.open ? found.open : found.answered);
  return (
    <>
      <Stack direction="row" className="no-print" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 1.5, alignItems: 'center' }}>
        <ChoiceField
          label={t('board.criterion')}
          value={criterion}
          choices={catalogue.criteria.map((one) => ({ code: one.code, label: nameOf(one) }))}
          onChange={(code) => place.set({ criterion: code })}
          sx={{ flex: '1 1 220px', maxWidth: 340 }}
        />
        <UnitFilter
          label={t('board.unit')}
          unitId={place.unit}
          onChange={(unit) => place.set({ unit })}
          maxWidth={380}
        />
        <ChoiceField
          label={t('signs.state')}
          value={place.unknown?.choice === 'state' ? '' : place.open ? 'open' : 'answered'}
          choices={RADAR_CHOICES.state.map((code) => ({
            code,
            label: numbered(t(`signs.state_${code}`), found?.[code]),
          }))}
          onChange={(state) => place.set({ state: state === 'open' ? '' : state })}
          sx={{ flex: '1 1 180px', maxWidth: 240 }}
        />
        <ChoiceField
          label={t('signs.group')}
          value={place.unknown?.choice === 'group' ? '' : place.group}
          choices={RADAR_CHOICES.group.map((code) => ({ code, label: t(`signs.group_${code}`) }))}
          onChange={(group) => place.set({ group: group === 'unit' ? '' : group })}
          sx={{ flex: '1 1 150px', maxWidth: 200 }}
        />
      </Stack>
      {(all !== 0 || place.rule !== null) && (
        <ChoiceChips
          label={t('signs.filter')}
          value={place.rule}
          choices={[
            { code: null, label: numbered(t('signs.all_rules'), all) },
            ...RADAR_RULES.map((code) => ({ code, n: countOf(code) }))
              // What nothing was found of opens nothing; what the address asks for stays, to be taken away.
              .filter(({ code, n }) => n > 0 || code === place.rule)
              .map(({ code, n }) => ({ code, label: numbered(words.title(code), found && n) })),
          ]}
          onChange={(rule) => place.set({ rule: rule ?? '' })}
          sx={{ mb: 2 }}
        />
      )}
    </>
  );
}
