import type { DataProvider, GetListParams, GetListResult, RaRecord } from 'react-admin';
import { AUDIT } from '../audit/audit.documents.js';
import { IMPORT_DETAIL, IMPORTS } from '../imports/import.documents.js';
import type { UnitFilter } from '../layout/unit.documents.js';
import { UNIT_DETAIL, UNITS } from '../layout/unit.documents.js';
import type { PersonFilter } from '../people/person.documents.js';
import { PEOPLE, PERSON_DETAIL } from '../people/person.documents.js';
import { sortOf } from '../people/person-sort.js';
import { USERS } from '../users/user.documents.js';
import { request, ServerError } from './request.js';

/** Pages of the server count from 0 and hold at most this many rows. */
const MOST_PER_PAGE = 200;

interface Page {
  page: number;
  perPage: number;
}

/** `totalIsAtLeast`: counting stopped at the total. */
interface FoundPage {
  items: { id: string }[];
  total: number;
  totalIsAtLeast?: boolean;
}

type List = (page: Page, params: GetListParams) => Promise<FoundPage>;

const lists: Record<string, List> = {
  people: async (page, { filter, sort }) => {
    const asked = filter as PersonFilter;
    const data = await request(PEOPLE, { ...page, sort: sortOf(sort, asked.criterion ?? undefined), filter: asked });
    return data.people;
  },
  units: async (page, { filter }) => (await request(UNITS, { ...page, filter: filter as UnitFilter })).units,
  imports: async (page, { filter }) => {
    const { unitId } = filter as { unitId?: string };
    return (await request(IMPORTS, { ...page, unitId })).imports;
  },
  users: async (page, { filter }) => {
    const { unitId, search } = filter as { unitId?: string; search?: string };
    return (await request(USERS, { ...page, unitId, search })).users;
  },
  audit: async (page, { filter }) => {
    const { unitId } = filter as { unitId?: string };
    return (await request(AUDIT, { ...page, unitId })).audit;
  },
};

const ones: Record<string, (id: string) => Promise<{ id: string }>> = {
  people: async (id) => ({ ...(await request(PERSON_DETAIL, { id })).person, id }),
  units: async (id) => (await request(UNIT_DETAIL, { id })).unit,
  imports: async (id) => (await request(IMPORT_DETAIL, { id })).import,
};

function unsupported(method: string, resource: string): never {
  const code = `unsupported_${method}`;
  throw new ServerError({
    code,
    messageVi: `${method} ${resource}: không hỗ trợ`,
    messageEn: `${method} ${resource}: not supported`,
  });
}

/**
 * react-admin's data provider over POST /graphql. It reads lists and single records; changes are domain operations
 * (record a status, move a person, apply an import…) and go as typed mutations from the page that offers them.
 */
export const dataProvider: DataProvider = {
  async getList<R extends RaRecord>(resource: string, params: GetListParams): Promise<GetListResult<R>> {
    const list = lists[resource] ?? unsupported('getList', resource);
    const { page = 1, perPage = 25 } = params.pagination ?? {};
    const asked = { page: page - 1, perPage: Math.min(perPage, MOST_PER_PAGE) };
    const { items, total, totalIsAtLeast = false } = await list(asked, params);
    return { data: items as unknown as R[], total, meta: { totalIsAtLeast } };
  },
  async getOne(resource, { id }) {
    const one = ones[resource] ?? unsupported('getOne', resource);
    return { data: (await one(String(id))) as never };
  },
  async getMany(resource, { ids }) {
    if (resource !== 'units') unsupported('getMany', resource);
    const page = { page: 0, perPage: MOST_PER_PAGE };
    const data = await request(UNITS, { ...page, filter: { ids: ids.map(String) } });
    return { data: data.units.items as never[] };
  },
  getManyReference: (resource) => unsupported('getManyReference', resource),
  create: (resource) => unsupported('create', resource),
  update: (resource) => unsupported('update', resource),
  updateMany: (resource) => unsupported('updateMany', resource),
  delete: (resource) => unsupported('delete', resource),
  deleteMany: (resource) => unsupported('deleteMany', resource),
};
