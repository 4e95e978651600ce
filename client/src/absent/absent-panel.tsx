import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ImportDetail } from '../imports/import.documents.js';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useServerQuery } from '../providers/use-server.js';
import { ABSENT_PEOPLE } from './absent.documents.js';

const NAMED = 5;

/** The question an applied list has raised: who of its units does not stand in it. */
export function AbsentPanel({ one }: { one: Pick<ImportDetail, 'id' | 'kind' | 'state' | 'asOf'> }) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const asked = one.kind === 'roster' && one.state === 'applied' && can('people.read');
  const variables = { page: 0, perPage: NAMED, filter: { importId: one.id, state: 'open' as const } };
  const data = useServerQuery(ABSENT_PEOPLE, variables, { enabled: asked }).data?.absentPeople;
  if (!asked || !data || data.total === 0) return null;
  const more = data.total - data.items.length;
  return (
    <Panel
      title={t('absent.panel', { smart_count: data.total, n: format.count(data.total) })}
      sx={{ borderColor: 'warning.main' }}
      aside={
        <Button
          variant={can('people.write') ? 'contained' : 'outlined'}
          component={Link}
          to={`/missing?import=${one.id}`}
        >
          {t(can('people.write') ? 'absent.to_answers' : 'absent.to_list')}
        </Button>
      }
    >
      <Typography variant="body2" sx={{ mb: 0.5 }}>
        {t('absent.question', { smart_count: data.total, n: format.count(data.total), day: format.day(one.asOf) })}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {data.items.map(({ fullName, unit }) => `${fullName} (${unit.name})`).join(', ')}
        {more > 0 && ` ${t('absent.and_more', { n: format.count(more) })}`}
      </Typography>
    </Panel>
  );
}
