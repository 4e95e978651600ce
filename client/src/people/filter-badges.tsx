import { EMPLOYMENT_KINDS, LENSES, MEMBERSHIPS, STUCK_REASONS } from '@dat100/shared/codes';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { Catalogue } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import type { Filters } from './people-filters.js';
import { without, withoutCriterion } from './people-filters.js';
import { NO_REASON } from './waiting-filters.js';

interface FilterBadgesProps {
  catalogue: Catalogue;
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Every filter in force, always visible, each with its own way off. */
export function FilterBadges({ catalogue, filters, onChange }: FilterBadgesProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const criterion = catalogue.criterion(filters.criterion);
  const words: Partial<Record<keyof Filters, string>> = {
    ...(filters.search ? { search: `“${filters.search}”` } : {}),
    ...(criterion ? { criterion: nameOf(criterion) } : {}),
    ...(filters.notAchieved ? { notAchieved: t('people.not_achieved') } : {}),
    ...(filters.achieved ? { achieved: t(`people.achieved.${filters.achieved}`) } : {}),
    ...(filters.scope ? { scope: t(`people.out_of_scope.${filters.scope}`) } : {}),
    ...(filters.overdue ? { overdue: t('people.overdue') } : {}),
    ...(filters.stage
      ? {
          stage:
            filters.stage === 'no_event'
              ? t('board.no_event')
              : nameOf(catalogue.stage(filters.criterion ?? '', filters.stage)),
        }
      : {}),
    ...(filters.lens ? { lens: lensWords(filters.lens) } : {}),
    ...(filters.holder ? { holder: t(`holder.${filters.holder}`) } : {}),
    ...(filters.reason
      ? {
          reason: filters.reason === NO_REASON ? t('waiting.no_reason') : format.label(STUCK_REASONS, filters.reason),
        }
      : {}),
    ...(filters.waitingAtLeast === undefined
      ? {}
      : {
          waitingAtLeast:
            filters.waitingAtLeast === 0
              ? t('waiting.day_known')
              : t('waiting.at_least', format.counted(filters.waitingAtLeast)),
        }),
    ...(filters.kind ? { kind: format.label(EMPLOYMENT_KINDS, filters.kind) } : {}),
    ...(filters.membership ? { membership: format.label(MEMBERSHIPS, filters.membership) } : {}),
    ...(filters.direct ? { direct: t('people.direct_only') } : {}),
  };
  const active = Object.entries(words) as [keyof Filters, string][];
  if (active.length === 0) return null;
  /** Those whom a board counts: in scope unless asked for others, and of the group that was looked at. */
  function lensWords(lens: string): string {
    const counted = t(filters.scope ? 'people.seen' : 'waiting.counted');
    return lens === 'all' ? counted : `${counted}: ${format.label(LENSES, lens)}`;
  }
  function drop(key: keyof Filters) {
    // A stage without its criterion means nothing.
    onChange(key === 'criterion' ? withoutCriterion(filters) : without(filters, key));
  }
  return (
    <Box
      role="group"
      aria-label={t('people.filters_on')}
      sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}
    >
      {active.map(([key, text]) => (
        <Chip key={key} label={text} onDelete={() => drop(key)} title={t('ra.action.remove_filter')} />
      ))}
      <Button className="no-print" onClick={() => onChange({})}>
        {t('ra.action.remove_all_filters')}
      </Button>
    </Box>
  );
}
