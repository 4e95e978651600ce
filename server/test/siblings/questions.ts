import { getNamedType, isObjectType, type GraphQLField, type GraphQLOutputType } from 'graphql';
import { Random } from '../../src/seed/random.js';

type Variables = Record<string, unknown>;

/** What random questions are made of. */
export interface Pool {
  /** units whose people the callers may see */
  ownUnits: readonly string[];
  units: readonly string[];
  people: readonly string[];
  imports: readonly string[];
  words: readonly string[];
}

/** A random question: valid, of whatever is there or not. */
export interface Question {
  name: string;
  query: string;
  variables: Variables;
}

const LENSES = ['all', 'kind:cong_chuc', 'membership:dang_vien', 'membership:doan_vien'];
const STAGES = ['no_event', 'registered', 'approved', 'activated', 'held', 'used'];
const CRITERIA = ['chip_card', 'vneid_level2', 'online_service'];
const SORTS = ['NAME_ASC', 'NAME_DESC', 'UNIT_ASC', 'WAITING_DESC'];

/** Random questions over every query whose answer is not public, and over the boards of one's own units. */
export class Questions {
  private readonly random: Random;

  constructor(
    seed: string,
    private readonly fields: ReadonlyMap<string, GraphQLField<unknown, unknown>>,
    private readonly pool: Pool,
  ) {
    this.random = new Random(seed);
  }

  next(): Question {
    const make = this.random.pick(Object.keys(this.kinds));
    const variables = this.kinds[make]?.() ?? {};
    const name = `Query ${make}`;
    const field = this.fields.get(name);
    if (!field) throw new Error(`no ${name}`);
    const asked = field.args.filter((arg) => arg.name in variables);
    const declared = asked.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const passed = asked.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const args = asked.length === 0 ? '' : `(${passed})`;
    const query = `query${asked.length === 0 ? '' : `(${declared})`} { ${make}${args}${this.selection(field.type)} }`;
    return { name, query, variables };
  }

  pick<T>(list: readonly T[]): T {
    return this.random.pick(list);
  }

  private readonly kinds: Record<string, () => Variables> = {
    people: () => this.people(),
    person: () => ({ id: this.random.pick(this.pool.people) }),
    users: () => ({
      ...this.page(),
      ...this.maybe('search', this.pool.words),
      ...this.maybe('unitId', this.pool.units),
    }),
    imports: () => ({ ...this.page(), ...this.maybe('unitId', this.pool.units) }),
    import: () => ({ id: this.random.pick(this.pool.imports) }),
    importRows: () => ({
      ...this.page(),
      importId: this.random.pick(this.pool.imports),
      filter: {
        ...this.maybe('unitId', this.pool.units),
        ...this.maybe('outcome', ['new', 'changed', 'conflict', 'rejected']),
        ...this.maybe('remarked', [true, false]),
      },
    }),
    audit: () => ({ ...this.page(), ...this.maybe('unitId', this.pool.units) }),
    units: () => ({
      ...this.page(),
      filter: {
        ...this.maybe('search', this.pool.words),
        ...this.maybe('parentId', this.pool.units),
        ...this.maybe('inMyScope', [true, false]),
      },
    }),
    unit: () => ({ id: this.random.pick(this.pool.units) }),
    board: () => ({
      unitId: this.random.pick(this.pool.ownUnits),
      criterion: this.random.pick(CRITERIA),
      ...this.maybe('lens', LENSES),
      ...this.maybe('asOf', ['2023-03-05', '2023-11-19', '2023-11-20']),
      ...this.maybe('asKnown', [true]),
    }),
    peerGroups: () => ({ unitId: this.random.pick(this.pool.ownUnits), ...this.maybe('asOf', ['2023-03-05']) }),
    secondBoard: () => ({
      unitId: this.random.pick(this.pool.ownUnits),
      criterion: this.random.pick(CRITERIA),
      kind: this.random.pick(['improved', 'first', 'verified', 'waiting']),
      ...this.maybe('lens', LENSES),
      ...this.maybe('asOf', ['2023-11-19', '2023-11-20']),
      ...this.maybe('since', ['2023-03-05', '2023-11-01']),
    }),
    waiting: () => ({
      unitId: this.random.pick(this.pool.ownUnits),
      criterion: this.random.pick(CRITERIA),
      ...this.maybe('lens', LENSES),
    }),
    boardTrend: () => ({
      unitId: this.random.pick(this.pool.ownUnits),
      criterion: this.random.pick(CRITERIA),
      ...this.maybe('lens', LENSES),
      ...this.maybe('from', ['2023-03-05', '2023-11-01']),
      ...this.maybe('to', ['2023-11-19', '2023-11-20']),
    }),
    unitTotals: () => ({ unitId: this.random.pick(this.pool.ownUnits), ...this.maybe('lens', LENSES) }),
    absentPeople: () => ({
      ...this.page(),
      filter: {
        ...this.maybe('unitId', this.pool.units),
        ...this.maybe('importId', this.pool.imports),
        ...this.maybe('state', ['open', 'answered', 'settled']),
      },
    }),
    conflicts: () => ({
      ...this.page(),
      filter: {
        ...this.maybe('unitId', this.pool.units),
        ...this.maybe('importId', this.pool.imports),
        ...this.maybe('code', ['employed_elsewhere', 'same_id_two_names', 'name_does_not_match_id']),
      },
    }),
    completeness: () => ({ unitId: this.random.pick(this.pool.units) }),
    flaggedLists: () => ({
      ...this.page(),
      filter: { ...this.maybe('unitId', this.pool.units), ...this.maybe('flag', ['shrank', 'unconfirmed']) },
    }),
    headcounts: () => ({ unitId: this.random.pick(this.pool.units) }),
    radar: () => ({
      ...this.page(),
      unitId: this.random.pick(this.pool.units),
      criterion: this.random.pick(CRITERIA),
      ...this.maybe('open', [true, false]),
    }),
    me: () => ({}),
    myStatus: () => ({}),
  };

  private people(): Variables {
    const isOwn = this.random.permille(700);
    const filter = {
      unitId: this.random.pick(isOwn ? this.pool.ownUnits : this.pool.units),
      ...this.maybe('direct', [true, false]),
      ...this.maybe('search', this.pool.words),
      ...this.maybe('kind', ['cong_chuc', 'vien_chuc']),
      ...this.maybe('membership', ['dang_vien', 'doan_vien']),
      ...this.maybe('criterion', CRITERIA),
      ...this.maybe('stage', STAGES),
      ...this.maybe('notAchieved', [true, false]),
      ...this.maybe('achieved', ['claimed', 'verified', 'police']),
      ...this.maybe('scope', ['exempt', 'deferred', 'achieved_out_of_scope']),
      ...this.maybe('overdue', [true, false]),
      ...this.maybe('lens', LENSES),
      ...this.maybe('holder', ['person', 'unit', 'police']),
      ...this.maybe('reason', ['none', 'sms_not_received']),
      ...this.maybe('waitingAtLeast', [0, 7, 100]),
    };
    return { ...this.page(), filter, sort: this.random.pick(SORTS) };
  }

  private page(): Variables {
    return { page: this.random.below(3), perPage: this.random.pick([1, 2, 5, 25, 200]) };
  }

  private maybe(key: string, values: readonly unknown[]): Variables {
    return this.random.permille(350) ? { [key]: this.random.pick(values) } : {};
  }

  /** Some of the fields below a type, at least one; lists of rows and totals more often than not. */
  private selection(type: GraphQLOutputType): string {
    const named = getNamedType(type);
    if (!isObjectType(named)) return '';
    const fields = Object.values(named.getFields());
    const chosen = fields.filter(() => this.random.permille(700));
    const shown = chosen.length > 0 ? chosen : fields.slice(0, 1);
    return ` { ${shown.map((field) => `${field.name}${this.selection(field.type)}`).join(' ')} }`;
  }
}
