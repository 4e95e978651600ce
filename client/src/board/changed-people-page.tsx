import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { Breadcrumb } from '../layout/breadcrumb.js';
import { ChoiceChips } from '../layout/choice-chips.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { ListExport } from '../layout/list-export.js';
import { Page } from '../layout/page.js';
import { EmptyState, NotInRole, Refusal, RowsSkeleton } from '../layout/states.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import type { Address } from '../layout/use-address.js';
import { useAddress } from '../layout/use-address.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { mayPass } from '../providers/query-client.js';
import { useMe } from '../providers/session.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { mainCriterion } from './board-choice.js';
import { LEDGER_PEOPLE } from './changed-people.documents.js';
import { ChangedPeopleTable } from './changed-people-table.js';
import { BOARD_LEDGER } from './ledger.documents.js';

const PER_PAGE = 25;

/** What the address may ask for. */
const ASKED = ['criterion', 'lens', 'from', 'to', 'cause'] as const;

/** What the address asks for, as it is written there: the server refuses in words what there is not. The rest as on the board. */
function useAsked(unitId: string, { params }: Address) {
  const catalogue = useCatalogue();
  const today = useMe()?.today ?? '';
  const criterion = params.get('criterion') || mainCriterion(catalogue.criteria)?.code;
  const asked = {
    unitId,
    criterion: criterion ?? '',
    lens: params.get('lens') || 'all',
    from: params.get('from') || null,
    to: params.get('to') || today,
  };
  return { catalogue, criterion: catalogue.criterion(criterion), isKnown: criterion !== undefined, asked };
}

/** The people behind a line of a ledger: who they are, on which day, and what happened. */
export function ChangedPeoplePage() {
  const t = useTranslate();
  const can = useCan();
  if (!can('people.read'))
    return (
      <Page title={t('ledger.list')}>
        <NotInRole />
      </Page>
    );
  return <ChangedPeople />;
}

function ChangedPeople() {
  const { unitId = '' } = useParams();
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const address = useAddress();
  const { catalogue, criterion, isKnown, asked } = useAsked(unitId, address);
  const unit = useServerQuery(UNIT_DETAIL, { id: unitId }).data?.unit;
  const told = useServerQuery(BOARD_LEDGER, asked, { enabled: isKnown, keep: true });
  const ledger = told.data?.boardLedger;
  const lines = ledger?.lines ?? [];
  const cause = address.params.get('cause') || lines[0]?.cause;
  const line = {
    ...asked,
    cause: cause ?? '',
    from: ledger?.before.day ?? asked.from ?? asked.to,
    to: ledger?.after.day ?? asked.to,
  };
  const list = useServerQuery(
    LEDGER_PEOPLE,
    { ...line, page: address.page, perPage: PER_PAGE },
    { enabled: ledger !== undefined && cause !== undefined, keep: true },
  );
  const people = list.data?.ledgerPeople;
  const error = catalogue.error ?? told.error ?? list.error;
  const isRefused = error !== null && !mayPass(error);
  const asks = ASKED.some((name) => address.params.get(name));
  const clear = () => address.set(Object.fromEntries(ASKED.map((name) => [name, ''])));
  const retry = () => {
    catalogue.refetch();
    void told.refetch();
    void list.refetch();
  };
  const lens = catalogue.lenses.find((one) => one.code === asked.lens);
  const title = unit ? t('ledger.list_title', { unit: unit.name }) : t('ledger.list');
  const days = ledger && t('ledger.between', { from: format.day(ledger.before.day), to: format.day(ledger.after.day) });
  const isNobody = people ? people.total === 0 : ledger !== undefined && cause === undefined;
  return (
    <Page
      title={title}
      subtitle={[nameOf(criterion), asked.lens === 'all' ? '' : nameOf(lens), days].filter(Boolean).join(' · ')}
      breadcrumb={unit && <Breadcrumb ancestors={[...unit.ancestors, unit]} current={t('ledger.list')} />}
      actions={
        <>
          {cause && !isRefused && <ListExport list="ledger-people" needs="people.export" choices={line} />}
          <SaveViewButton suggestion={title} />
          <Button
            variant="outlined"
            component={Link}
            to={isRefused ? `/board/${unitId}` : boardOf(unitId, asked, ledger?.before.day)}
          >
            {t('ledger.back')}
          </Button>
        </>
      }
    >
      {lines.length > 0 && (
        <ChoiceChips
          label={t('ledger.cause_label')}
          value={cause ?? null}
          choices={lines.map((line) => ({
            code: line.cause,
            label: `${t(`ledger.cause.${line.cause}`)}: ${format.count(line.people)}`,
          }))}
          onChange={(code) => address.set({ cause: code ?? '' })}
          sx={{ mb: 2 }}
        />
      )}
      {error && <Refusal error={error} retry={retry} onClear={asks ? clear : null} />}
      {!error && !people && !isNobody && <RowsSkeleton rows={8} />}
      {!error && isNobody && (
        <Paper variant="outlined">
          <EmptyState title={t('ledger.nobody')} hint={t('ledger.nobody_hint')} />
        </Paper>
      )}
      {!error && people && people.items.length > 0 && cause && (
        <Box aria-busy={list.isPlaceholderData} sx={{ opacity: list.isPlaceholderData ? 0.6 : 1 }}>
          <Paper variant="outlined">
            <ChangedPeopleTable
              caption={`${t(`ledger.cause.${cause}`)}: ${t('ledger.people', { smart_count: people.total, n: format.count(people.total) })}`}
              people={people.items}
              cause={cause}
              criterion={asked.criterion}
              ownUnitId={unitId}
            />
            <ListPages total={people.total} page={address.page} perPage={PER_PAGE} onTurn={address.turn} />
          </Paper>
        </Box>
      )}
    </Page>
  );
}

/** Back to the ledger on the board, with the same days. */
function boardOf(unitId: string, { criterion, lens, to }: { criterion: string; lens: string; to: string }, from = '') {
  const params = new URLSearchParams({ criterion, lens, ledger: 'chart', ledgerTo: to });
  if (from) params.set('ledgerFrom', from);
  return `/board/${unitId}?${params.toString()}`;
}
