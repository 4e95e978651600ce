import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { UnitFilter } from '../layout/unit-filter.js';
import type { AbsentPerson } from './absent.documents.js';
import { STATES, type AbsentPlace } from './use-absent-place.js';

interface AbsentFiltersProps {
  place: AbsentPlace;
  rows: readonly AbsentPerson[];
  total: number | undefined;
}

/** Which unit, which list, answered or not; all in the address, all visible while they are in force. */
export function AbsentFilters({ place, rows, total }: AbsentFiltersProps) {
  const t = useTranslate();
  const format = useFormat();
  const list = rows.find(({ importId }) => importId === place.importId);
  const listName = list ? `${list.fileName} · ${format.day(list.asOf)}` : t('absent.this_list');
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 1.5, alignItems: 'center' }}>
      <UnitFilter label={t('board.unit')} unitId={place.unit} onChange={(unit) => place.set({ unit })} />
      <ChoiceField
        label={t('absent.state')}
        value={place.state}
        choices={STATES.map((code) => ({ code, label: t(`absent_state.${code}`) }))}
        onChange={(state) => place.set({ state })}
        sx={{ minWidth: 220 }}
      />
      {place.importId && (
        <Chip label={listName} onDelete={() => place.set({ import: '' })} title={t('ra.action.remove_filter')} />
      )}
      {total !== undefined && total > 0 && (
        <Typography variant="body2" color="textSecondary" data-testid="absent-total">
          {t('people.count', { smart_count: total, n: format.count(total) })}
        </Typography>
      )}
    </Stack>
  );
}
