import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import { UnitFilter } from '../layout/unit-filter.js';
import { useServerQuery } from '../providers/use-server.js';
import type { ConflictPageData } from './conflict.documents.js';
import type { ConflictPlace } from './use-conflict-place.js';

interface ConflictFiltersProps {
  data: ConflictPageData | undefined;
  place: ConflictPlace;
}

/** Which kind, which unit, which list; all in the address, all visible while they are in force. */
export function ConflictFilters({ data, place }: ConflictFiltersProps) {
  const t = useTranslate();
  const format = useFormat();
  const { code, unit: unitId, importId, set } = place;
  const unit = useServerQuery(UNIT_DETAIL, { id: unitId }, { enabled: unitId !== '' }).data?.unit;
  const withCount = (label: string, count: number) => `${label} (${format.count(count)})`;
  // A value that nothing waits under any more still shows what is filtered by.
  const codes = data?.codes ?? [];
  const imports = data?.imports ?? [];
  const codeChoices = codes.map((one) => ({
    code: one.code,
    label: withCount(t(`conflict_code.${one.code}`), one.count),
  }));
  if (code && !codes.some((one) => one.code === code)) codeChoices.push({ code, label: t(`conflict_code.${code}`) });
  const importChoices = imports.map((one) => ({ code: one.id, label: withCount(one.fileName, one.count) }));
  if (importId && !imports.some((one) => one.id === importId))
    importChoices.push({ code: importId, label: t('conflicts.this_list') });
  const active = [
    ...(code ? [{ key: 'code' as const, label: t(`conflict_code.${code}`) }] : []),
    ...(unitId ? [{ key: 'unit' as const, label: unit?.pathText || unit?.name || '…' }] : []),
    ...(importId
      ? [
          {
            key: 'import' as const,
            label: imports.find((one) => one.id === importId)?.fileName ?? t('conflicts.this_list'),
          },
        ]
      : []),
  ];
  return (
    <>
      <Stack direction="row" className="no-print" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 1.5 }}>
        <ChoiceField
          label={t('conflicts.kind')}
          none={t('people.any')}
          value={code}
          choices={codeChoices}
          onChange={(next) => set({ code: next })}
          sx={{ flex: '1 1 240px', maxWidth: 420 }}
        />
        <UnitFilter label={t('board.unit')} unitId={unitId} onChange={(unit) => set({ unit })} />
        <ChoiceField
          label={t('conflicts.list')}
          none={t('people.any')}
          value={importId}
          choices={importChoices}
          onChange={(next) => set({ import: next })}
          sx={{ flex: '1 1 240px', maxWidth: 420 }}
        />
      </Stack>
      {active.length > 0 && (
        <Box
          role="group"
          aria-label={t('people.filters_on')}
          sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}
        >
          {active.map(({ key, label }) => (
            <Chip key={key} label={label} onDelete={() => set({ [key]: '' })} title={t('ra.action.remove_filter')} />
          ))}
          <Button className="no-print" onClick={() => set({ code: '', unit: '', import: '' })}>
            {t('ra.action.remove_all_filters')}
          </Button>
        </Box>
      )}
    </>
  );
}
