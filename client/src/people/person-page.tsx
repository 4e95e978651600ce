import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { Breadcrumb } from '../layout/breadcrumb.js';
import { Page } from '../layout/page.js';
import { ErrorState, PageSkeleton } from '../layout/states.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import { useCatalogue } from '../providers/catalogue.js';
import { useServerQuery } from '../providers/use-server.js';
import { CreateUserDialog } from '../users/create-user-dialog.js';
import { Slips } from '../users/slips.js';
import type { Slip } from '../users/user.documents.js';
import { CriterionTimeline } from './criterion-timeline.js';
import { EmploymentHistory } from './employment-history.js';
import { LeaveDialog } from './leave-dialog.js';
import type { PersonDetail } from './person.documents.js';
import { PERSON_DETAIL } from './person.documents.js';
import { PersonFacts } from './person-facts.js';
import { ReasonDialog } from './reason-dialog.js';
import { RecordDialog } from './record-dialog.js';
import { ScopeDialog } from './scope-dialog.js';
import { ScopeMarks } from './scope-marks.js';
import { TransferDialog } from './transfer-dialog.js';

/** One person: who, where, and the whole story of each criterion. */
export function PersonPage() {
  const { personId = '' } = useParams();
  const t = useTranslate();
  const query = useServerQuery(PERSON_DETAIL, { id: personId });
  const detail = query.data?.person;
  if (query.error) {
    return (
      <Page title={t('people.person')}>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!detail) return <PageSkeleton />;
  return <Person detail={detail} />;
}

function Person({ detail }: { detail: PersonDetail }) {
  const t = useTranslate();
  const { person } = detail;
  const catalogue = useCatalogue();
  const unit = useServerQuery(UNIT_DETAIL, { id: person.unit.id }).data?.unit;
  return (
    <Page
      title={person.fullName}
      subtitle={<PersonFacts person={person} />}
      breadcrumb={unit && <Breadcrumb ancestors={[...unit.ancestors, unit]} current={t('people.person')} />}
      actions={<PersonActions detail={detail} />}
    >
      {catalogue.criteria.map((criterion) => (
        <CriterionTimeline key={criterion.code} criterion={criterion} detail={detail} />
      ))}
      <ScopeMarks detail={detail} />
      <EmploymentHistory detail={detail} />
    </Page>
  );
}

type Open = 'record' | 'reason' | 'scope' | 'transfer' | 'leave' | 'account' | null;

function PersonActions({ detail }: { detail: PersonDetail }) {
  const t = useTranslate();
  const can = useCan();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const [slips, setSlips] = useState<Slip[] | null>(null);
  const { person } = detail;
  const close = () => setOpen(null);
  const { standings } = person;
  const change = { ids: [person.id], standings, criterion: undefined, onClose: close, onDone: () => undefined };
  const button = (what: Open, label: string, primary = false) => (
    <Button variant={primary ? 'contained' : 'outlined'} onClick={() => setOpen(what)}>
      {t(label)}
    </Button>
  );
  return (
    <>
      {can('status.record') && button('record', 'people.record', true)}
      {can('status.record') && button('reason', 'people.reason')}
      {can('scope.write') && button('scope', 'people.scope')}
      {can('people.write') && button('transfer', 'people.transfer')}
      {can('people.write') && button('leave', 'people.leave')}
      {can('user.manage') && button('account', 'users.for_person')}
      {open === 'record' && <RecordDialog {...change} />}
      {open === 'reason' && <ReasonDialog {...change} />}
      {open === 'scope' && <ScopeDialog {...change} />}
      {open === 'transfer' && <TransferDialog person={person} onClose={close} />}
      {open === 'account' && <CreateUserDialog person={person} onClose={close} onSlips={setSlips} />}
      {slips && <Slips slips={slips} onClose={() => setSlips(null)} />}
      {open === 'leave' && (
        <LeaveDialog person={person} onClose={close} onLeft={() => void navigate(`/units/${person.unit.id}/people`)} />
      )}
    </>
  );
}
