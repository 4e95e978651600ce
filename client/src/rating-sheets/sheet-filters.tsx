import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { LEVELS } from '@dat100/shared/rating-scheme';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import type { Address } from '../layout/use-address.js';
import { useNameOf } from '../providers/catalogue.js';
import type { RatingAgency } from './agency.documents.js';

const STATES = ['open', 'proposed', 'decided', 'not_rated', 'all'];

/** What a sheet is narrowed by, kept in the address. Where nothing is said, to those who are rated. */
export function filterOf(params: URLSearchParams) {
  const text = (name: string) => params.get(name) ?? undefined;
  return {
    unitId: text('team'),
    search: text('search'),
    level: text('level'),
    dutyGroup: text('group'),
    state: params.get('state') === 'all' ? undefined : (text('state') ?? 'rated'),
    different: params.has('different') ? true : undefined,
    lacking: params.has('lacking') ? true : undefined,
  };
}

export function SheetFilters({ agency, address }: { agency: RatingAgency; address: Address }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const nameOf = useNameOf();
  const { params, set } = address;
  const [typed, setTyped] = useState(params.get('search') ?? '');
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  function type(text: string) {
    setTyped(text);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => set({ search: text.trim() }), 250);
  }
  const choice = (name: string, label: string, choices: { code: string; label: string }[], none = t('sheets.all')) => (
    <ChoiceField
      label={label}
      value={params.get(name) ?? ''}
      none={none}
      choices={choices}
      onChange={(code) => set({ [name]: code })}
      sx={{ flex: '1 1 150px', maxWidth: 240 }}
    />
  );
  const toggle = (name: 'different' | 'lacking') => (
    <Chip
      component="button"
      clickable
      aria-pressed={params.has(name)}
      color={params.has(name) ? 'primary' : 'default'}
      variant={params.has(name) ? 'filled' : 'outlined'}
      label={t(`sheets.${name}`)}
      onClick={() => set({ [name]: params.has(name) ? '' : '1' })}
    />
  );
  return (
    <Box className="no-print" sx={{ display: 'flex', gap: 1.25, flexWrap: 'wrap', alignItems: 'center', mb: 2 }}>
      <TextField
        label={t('sheets.search')}
        value={typed}
        onChange={(event) => type(event.target.value)}
        sx={{ flex: '2 1 180px', maxWidth: 320 }}
      />
      {agency.unitId === agency.agencyId &&
        agency.teams.length > 1 &&
        choice(
          'team',
          t('sheets.team_unit'),
          agency.teams.map(({ unitId, name }) => ({ code: unitId, label: name })),
        )}
      {choice('level', t('sheets.standing'), [
        ...LEVELS.map((level) => ({ code: level.code, label: level[locale] })),
        { code: 'none', label: t('sheets.no_level') },
      ])}
      {choice(
        'state',
        t('sheets.state_of'),
        STATES.map((code) => ({ code, label: t(`sheets.states.${code}`) })),
        t('sheets.states.rated'),
      )}
      {agency.dutyGroups.length > 1 &&
        choice(
          'group',
          t('sheets.group'),
          agency.dutyGroups.map((group) => ({ code: group.code, label: nameOf(group) })),
        )}
      {toggle('different')}
      {toggle('lacking')}
    </Box>
  );
}
