import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { Breadcrumb } from '../layout/breadcrumb.js';
import { useFormat } from '../layout/format.js';
import { ListExport } from '../layout/list-export.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import { useServerQuery } from '../providers/use-server.js';
import { CallListButton } from './call-list.js';
import { GroupPeople } from './group-people.js';
import { PeersPanel } from './peers-panel.js';
import { ClosedGroups, DoneSection, TodoSection } from './todo-section.js';
import { useTodo, useTodoPlace } from './use-todo.js';

/** What a head does today: people grouped by what is to be done next, the most urgent first. */
export function TodoPage() {
  const { unitId = '' } = useParams();
  const t = useTranslate();
  const can = useCan();
  if (!can('people.read'))
    return (
      <Page title={t('todo.title')}>
        <NotInRole />
      </Page>
    );
  return <TodoOf key={unitId} unitId={unitId} />;
}

function TodoOf({ unitId }: { unitId: string }) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const unit = useServerQuery(UNIT_DETAIL, { id: unitId }).data?.unit;
  const { todo, groups, error, refetch } = useTodo(unitId);
  const place = useTodoPlace(groups);
  const counted = todo && todo.people > 0;
  return (
    <Page
      title={t('todo.title')}
      subtitle={
        counted &&
        [
          t('todo.people', { smart_count: todo.people, n: format.count(todo.people), unit: todo.unit.name }),
          todo.inSeveral > 0 && t('todo.in_several', { smart_count: todo.inSeveral, n: format.count(todo.inSeveral) }),
        ]
          .filter(Boolean)
          .join(' ')
      }
      breadcrumb={unit && <Breadcrumb ancestors={[...unit.ancestors, unit]} current={t('todo.title')} />}
      actions={
        <>
          {counted && <ListExport list="todo" needs="people.export" choices={{ unitId }} />}
          {counted && can('people.print') && <CallListButton asked={{ unitId }} />}
          <Button variant="outlined" component={Link} to={`/board/${unitId}`}>
            {t('menu.board')}
          </Button>
        </>
      }
    >
      {error && <ErrorState error={error} retry={refetch} />}
      {!error && !todo && <PageSkeleton rows={6} />}
      {!error && todo && (
        <>
          {groups.every(({ done }) => done) && <AllDone unitId={unitId} />}
          {place.isEmpty && (
            <Alert severity="info" sx={{ mb: 2 }}>
              {t('todo.no_such_group')}
            </Alert>
          )}
          {groups.map(({ key, group, done }) =>
            done ? (
              <DoneSection key={key} group={group} />
            ) : (
              <TodoSection key={key} group={group} open={place.open === key} onToggle={() => place.toggle(key)}>
                <GroupPeople
                  unitId={unitId}
                  withUnit={(unit?.childCount ?? 0) > 0}
                  group={group}
                  page={place.page}
                  onTurn={place.turn}
                />
              </TodoSection>
            ),
          )}
          <ClosedGroups
            groups={groups.flatMap(({ key, group, done }) => (done || place.open === key ? [] : [group]))}
          />
          <PeersPanel unitId={unitId} />
        </>
      )}
    </Page>
  );
}

function AllDone({ unitId }: { unitId: string }) {
  const t = useTranslate();
  const can = useCan();
  return (
    <Paper variant="outlined" sx={{ mb: 2 }}>
      <EmptyState title={t('todo.nothing')} hint={t('todo.nothing_hint')}>
        <Button variant="contained" component={Link} to={`/board/${unitId}`}>
          {t('menu.board')}
        </Button>
        {can('import.run') && (
          <Button variant="outlined" component={Link} to={`/imports?unit=${unitId}`}>
            {t('menu.imports')}
          </Button>
        )}
      </EmptyState>
    </Paper>
  );
}
