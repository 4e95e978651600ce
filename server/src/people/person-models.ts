import { unitRefs } from '../access/unit-refs.js';
import type { RequestContext } from '../common/context.js';
import type { Sql } from '../database/sql.js';
import type { PersonView } from './people.list.js';
import type { Person } from './person.model.js';

/** Views with their units named, as the API shows them. */
export async function personModels(sql: Sql, ctx: RequestContext, views: readonly PersonView[]): Promise<Person[]> {
  const refs = await unitRefs(
    sql,
    ctx,
    views.map((v) => v.unit.id),
  );
  return views.flatMap((view) => {
    const unit = refs.get(view.unit.id);
    return unit ? [{ ...view, unit }] : [];
  });
}
