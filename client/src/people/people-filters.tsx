import { EMPLOYMENT_KINDS, MEMBERSHIPS } from '@dat100/shared/codes';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { NameSearch } from '../layout/name-search.js';
import type { Catalogue } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import { WaitingFilters } from './waiting-filters.js';

/** What the address may hold besides the unit; the server refuses anything else. */
export interface Filters {
  search?: string;
  kind?: string;
  membership?: string;
  criterion?: string;
  stage?: string;
  notAchieved?: boolean;
  /** in scope and achieved by a word so strong: claimed, verified, police */
  achieved?: string;
  /** exempt, deferred, or achieved_out_of_scope */
  scope?: string;
  overdue?: boolean;
  /** those a board counts through this lens */
  lens?: string;
  holder?: string;
  /** a difficulty on record, or NO_REASON */
  reason?: string;
  waitingAtLeast?: number;
  direct?: boolean;
}

interface PeopleFiltersProps {
  catalogue: Catalogue;
  filters: Filters;
  onChange: (filters: Filters) => void;
  sort: Sort;
  onSort: (field: string, order: Sort['order']) => void;
}

interface Sort {
  field: string;
  order: 'ASC' | 'DESC';
}

const NO_EVENT = 'no_event';
/** What may be asked of a standing beside its stage: the choice in the field, and the filter that it stands for. */
const STANDINGS = [
  { code: '(not_achieved)', asked: { notAchieved: true }, words: 'people.not_achieved' },
  { code: '(overdue)', asked: { overdue: true }, words: 'people.overdue' },
  ...['claimed', 'verified', 'police'].map((achieved) => ({
    code: `(${achieved})`,
    asked: { achieved },
    words: `people.achieved.${achieved}`,
  })),
  ...['exempt', 'deferred', 'achieved_out_of_scope'].map((scope) => ({
    code: `(${scope})`,
    asked: { scope },
    words: `people.out_of_scope.${scope}`,
  })),
];

/** Which of the choices the filters stand for. */
function standingOf(filters: Filters): string {
  const chosen = STANDINGS.find(({ asked }) =>
    Object.entries(asked).every(([key, value]) => filters[key as keyof Filters] === value),
  );
  return chosen?.code ?? filters.stage ?? '';
}

/** Search and filters; they live in the address, so a list can be sent and survives "back". */
export function PeopleFilters({ catalogue, filters, onChange, sort, onSort }: PeopleFiltersProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const criterion = catalogue.criterion(filters.criterion);
  const labelled = (list: readonly { code: string; vi: string; en: string }[]) =>
    list.map(({ code }) => ({ code, label: format.label(list, code) }));

  function chooseStanding(code: string) {
    const {
      stage: _stage,
      notAchieved: _not,
      overdue: _overdue,
      achieved: _achieved,
      scope: _scope,
      ...rest
    } = filters;
    const asked = STANDINGS.find((one) => one.code === code)?.asked ?? (code ? { stage: code } : {});
    onChange({ ...rest, ...asked });
  }
  function chooseCriterion(code: string) {
    const rest = withoutCriterion(filters);
    onChange(code ? { ...rest, criterion: code, notAchieved: true } : rest);
  }
  return (
    <Stack direction="row" className="no-print" role="search" sx={{ gap: 1, flexWrap: 'wrap', mb: 1.5 }}>
      <NameSearch value={filters.search ?? ''} onChange={(search) => onChange(without(filters, 'search', search))} />
      <ChoiceField
        label={t('board.criterion')}
        none={t('people.any')}
        value={criterion?.code ?? ''}
        choices={catalogue.criteria.map((one) => ({ code: one.code, label: nameOf(one) }))}
        onChange={chooseCriterion}
        sx={{ minWidth: 190, flex: { xs: '1 1 45%', sm: '0 0 auto' } }}
      />
      {criterion && (
        <ChoiceField
          label={t('people.standing')}
          none={t('people.any')}
          value={standingOf(filters)}
          choices={[
            ...STANDINGS.map(({ code, words }) => ({ code, label: t(words) })),
            { code: NO_EVENT, label: t('board.no_event') },
            ...criterion.stages.map((stage) => ({ code: stage.code, label: nameOf(stage) })),
          ]}
          onChange={chooseStanding}
          sx={{ minWidth: 190, flex: { xs: '1 1 45%', sm: '0 0 auto' } }}
        />
      )}
      {criterion && <WaitingFilters filters={filters} onChange={onChange} />}
      <ChoiceField
        label={t('people.kind')}
        none={t('people.any')}
        value={filters.kind ?? ''}
        choices={labelled(EMPLOYMENT_KINDS)}
        onChange={(kind) => onChange(without(filters, 'kind', kind))}
        sx={{ minWidth: 148, flex: { xs: '1 1 45%', sm: '0 0 auto' } }}
      />
      <ChoiceField
        label={t('people.membership')}
        none={t('people.any')}
        value={filters.membership ?? ''}
        choices={labelled(MEMBERSHIPS)}
        onChange={(membership) => onChange(without(filters, 'membership', membership))}
        sx={{ minWidth: 148, flex: { xs: '1 1 45%', sm: '0 0 auto' } }}
      />
      {criterion && (
        <ChoiceField
          label={t('waiting.order')}
          value={sort.field === 'waiting' ? 'waiting' : 'name'}
          choices={[
            { code: 'name', label: t('waiting.order_name') },
            { code: 'waiting', label: t('waiting.order_waiting') },
          ]}
          onChange={(field) => onSort(field, field === 'waiting' ? 'DESC' : 'ASC')}
          sx={{ minWidth: 148, flex: { xs: '1 1 45%', sm: '0 0 auto' } }}
        />
      )}
    </Stack>
  );
}

/** The filters without the criterion and all that means nothing without it. */
export function withoutCriterion(filters: Filters): Filters {
  const { search, kind, membership, direct } = filters;
  return {
    ...(search && { search }),
    ...(kind && { kind }),
    ...(membership && { membership }),
    ...(direct && { direct }),
  };
}

/** The filters with one of them set, or gone when empty. */
export function without(filters: Filters, key: keyof Filters, value?: string | number): Filters {
  const { [key]: _gone, ...rest } = filters;
  return value === undefined || value === '' ? rest : { ...rest, [key]: value };
}
