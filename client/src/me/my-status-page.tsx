import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, PageSkeleton } from '../layout/states.js';
import { CriterionTimeline } from '../people/criterion-timeline.js';
import { PersonFacts } from '../people/person-facts.js';
import { useCatalogue } from '../providers/catalogue.js';
import { useServerQuery } from '../providers/use-server.js';
import { MY_STATUS } from './my-status.documents.js';
import { NextSteps } from './next-steps.js';

/** A staff member's own page: what is done, what comes next in plain words, and the record behind it. */
export function MyStatusPage() {
  const t = useTranslate();
  const format = useFormat();
  const catalogue = useCatalogue();
  const query = useServerQuery(MY_STATUS, {});
  const failure = query.error ?? catalogue.error;
  const detail = query.data?.myStatus;
  if (failure) {
    return (
      <Page title={t('menu.me')}>
        <ErrorState error={failure} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (query.isPending || catalogue.isPending) return <PageSkeleton />;
  if (!detail) {
    return (
      <Page title={t('menu.me')}>
        <EmptyState title={t('me.no_person')} hint={t('me.no_person_hint')} />
      </Page>
    );
  }
  const due = catalogue.directives[0]?.dueOn;
  return (
    <Page title={detail.person.fullName} subtitle={<PersonFacts person={detail.person} />}>
      <NextSteps detail={detail} criteria={catalogue.criteria} due={format.day(due)} />
      {catalogue.criteria.map((criterion) => (
        <CriterionTimeline key={criterion.code} criterion={criterion} detail={detail} readOnly />
      ))}
    </Page>
  );
}
