import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { mayChangeAgency } from '@dat100/shared/rating-agency-change';
import { AGENCY_STATES, type AgencyState as AgencyStep } from '@dat100/shared/rating-period';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { DataTable, type Column } from '../layout/data-table.js';
import { ListPages } from '../layout/list-pages.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { EmptyState } from '../layout/states.js';
import { useAddress } from '../layout/use-address.js';
import { usePrinting } from '../layout/use-printing.js';
import { useMe } from '../providers/session.js';
import { AgencyDialog } from './agency-dialog.js';
import { ChangeAgencyDialog } from './change-agency-dialog.js';
import { LockUnrated } from './lock-unrated.js';
import { AgencyState } from './period-state.js';
import type { Agency, Period } from './periods.documents.js';

const PER_PAGE = 25;

/** The agencies of a period: how many stand at which step, then each with its days and its counts. */
export function AgenciesPanel({ period }: { period: Period }) {
  const t = useTranslate();
  const format = useFormat();
  const [edited, setEdited] = useState<Agency | 'new' | null>(null);
  const isDraft = period.state === 'draft';
  const columns = useColumns(period, (agency) => setEdited(agency));
  const { params, page, set, turn } = useAddress();
  const { agencies } = period;
  const search = searchForm(params.get('search') ?? '');
  const found = agencies.filter(({ name, pathText }) => searchForm(`${name} ${pathText}`).includes(search));
  // Paper has no pages to turn: all that were found are on it.
  const isPrinting = usePrinting();
  const shown = isPrinting ? found : found.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  return (
    <Panel
      title={t('periods.agencies')}
      aside={
        isDraft && (
          <Button variant="outlined" onClick={() => setEdited('new')}>
            {t('periods.add_agency')}
          </Button>
        )
      }
    >
      {!isDraft && (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mb: 1.5 }} aria-label={t('periods.steps')} role="group">
          {AGENCY_STATES.map(({ code, ...label }) => (
            <Chip
              key={code}
              variant="outlined"
              label={
                <>
                  {label[format.locale]}: <b>{format.count(agencies.filter(({ state }) => state === code).length)}</b>
                </>
              }
            />
          ))}
        </Stack>
      )}
      <LockUnrated period={period} />
      {agencies.length === 0 ? (
        <EmptyState title={t('periods.no_agencies')} hint={t('periods.no_agencies_hint')} />
      ) : (
        <>
          {agencies.length > PER_PAGE && (
            <TextField
              label={t('periods.find_agency')}
              value={params.get('search') ?? ''}
              sx={{ mb: 1, width: { xs: 1, sm: 320 } }}
              className="no-print"
              onChange={({ target }) => set({ search: target.value })}
            />
          )}
          <DataTable
            caption={t('periods.agencies')}
            rows={shown}
            columns={columns}
            rowKey={({ unitId }) => unitId}
            stackOnPhone
          />
          {!isPrinting && <ListPages total={found.length} page={page} perPage={PER_PAGE} onTurn={turn} />}
        </>
      )}
      {edited && edited !== 'new' && !isDraft && (
        <ChangeAgencyDialog period={period} agency={edited} onClose={() => setEdited(null)} />
      )}
      {edited && isDraft && (
        <AgencyDialog period={period} agency={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Panel>
  );
}

/** In a draft the days alone; once it is open steps and counts stand beside them. */
function useColumns(period: Period, edit: (agency: Agency) => void): Column<Agency>[] {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const isDraft = period.state === 'draft';
  const mayChange = isDraft || (period.state === 'open' && period.mayManage);
  const today = useMe()?.today ?? '';
  const due = (day: string, isOver: boolean) => (
    <Box component="span" sx={isOver ? { color: 'tones.attention', fontWeight: 600 } : {}}>
      {format.day(day)}
      {isOver && <Box sx={{ typography: 'caption', fontWeight: 600 }}>{t('periods.late')}</Box>}
    </Box>
  );
  const isBefore = (state: string, steps: readonly string[]) => steps.includes(state);
  const of = (agency: Agency, count: number | null) =>
    count === null || agency.people === agency.notRated
      ? '–'
      : `${format.count(count)}/${format.count(agency.people - (agency.notRated ?? 0))}`;
  const columns: (Column<Agency> | false)[] = [
    {
      key: 'name',
      label: t('periods.agency'),
      render: ({ unitId, name, pathText, outstanding }) => (
        <>
          {!isDraft && can('rating.sheet') ? (
            <MuiLink component={Link} to={`/ratings/${period.id}/agencies/${unitId}`} sx={{ fontWeight: 600 }}>
              {name}
            </MuiLink>
          ) : (
            <b>{name}</b>
          )}
          {outstanding && <Chip size="small" sx={{ ml: 1 }} variant="outlined" label={t('periods.outstanding')} />}
          {pathText !== name && (
            <Typography variant="caption" color="textSecondary" component="div">
              {pathText}
            </Typography>
          )}
        </>
      ),
    },
    !isDraft && {
      key: 'state',
      label: t('periods.step'),
      render: ({ state, lockRevision }) => (
        <>
          <AgencyState state={state} />
          {lockRevision > 1 && ` ${t('periods.lock_revision', { n: lockRevision })}`}
        </>
      ),
    },
    {
      key: 'self',
      label: t('periods.self_due'),
      render: ({ selfDue }) => format.day(selfDue),
    },
    {
      key: 'propose',
      label: t('periods.propose_due'),
      render: ({ proposeDue, state }) => due(proposeDue, !isDraft && proposeDue < today && isBefore(state, ['open'])),
    },
    {
      key: 'decide',
      label: t('periods.decide_due'),
      render: ({ decideDue, state }) =>
        due(decideDue, !isDraft && decideDue < today && isBefore(state, ['open', 'proposed', 'reviewed'])),
    },
    !isDraft && {
      key: 'proposed',
      label: t('periods.proposed'),
      align: 'right',
      render: (agency) => of(agency, agency.proposed),
    },
    !isDraft && {
      key: 'decided',
      label: t('periods.decided'),
      align: 'right',
      render: (agency) => of(agency, agency.decided),
    },
    !isDraft && {
      key: 'not_rated',
      label: t('periods.not_rated'),
      align: 'right',
      render: ({ notRated }) => (notRated === null ? '–' : format.count(notRated)),
    },
    mayChange && {
      key: 'edit',
      label: t('users.actions'),
      screenOnly: true,
      align: 'right',
      render: (agency) =>
        mayChangeAgency(agency.state as AgencyStep) && (
          <Button
            size="small"
            aria-label={t('periods.edit_agency', { name: agency.name })}
            onClick={() => edit(agency)}
          >
            {t('periods.edit')}
          </Button>
        ),
    },
  ];
  return columns.filter((column) => column !== false);
}
