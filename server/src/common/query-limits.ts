import type { OperationTypeNode } from 'graphql';
import {
  GraphQLError,
  isInterfaceType,
  isObjectType,
  Kind,
  getNamedType,
  type ASTVisitor,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { MAX_PER_PAGE } from './paging.js';

/** Tokens of one document; our largest has about 300. */
export const MAX_TOKENS = 2000;
const MAX_DEPTH = 10;
const MAX_FIELDS = 500;
const MAX_OPERATIONS: Record<OperationTypeNode, number> = { query: 30, mutation: 20, subscription: 1 };
/** Operations that try a secret: one of them in a document, whatever it is called by an alias. */
const ONCE = new Set(['login', 'openAccount', 'changePassword']);

/** The `complexity` of a field that asks the database as much as an operation does, for each thing it stands below. */
export const AS_AN_OPERATION = 1;
/** The same of a field that is one short query: all those of a full page count as one operation. */
export const AS_A_ROW = 1 / MAX_PER_PAGE;

/**
 * A validation rule that counts operations and not requests: a document over a limit runs nothing of itself. A field
 * with a price (see AS_AN_OPERATION) counts as often as the pages above it may have rows.
 * Fragments are counted each time they are spread; counting stops at the limit, so it costs no more than the limit.
 */
export function queryLimits(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const problem = new Counting(context, operation).problem();
      if (problem) context.reportError(new GraphQLError(problem, { nodes: operation }));
    },
  };
}

/** Where a selection stands. */
interface Place {
  type: GraphQLNamedType | null | undefined;
  depth: number;
  /** of how many things it may be asked */
  times: number;
}

class Counting {
  private fields = 0;
  private operations = 0;
  private spreads = 0;
  private once = 0;
  private readonly most: number;

  constructor(
    private readonly context: ValidationContext,
    private readonly operation: OperationDefinitionNode,
  ) {
    this.most = MAX_OPERATIONS[operation.operation];
  }

  /** What is too much, in words; null for nothing. */
  problem(): string | null {
    const type = this.context.getSchema().getRootType(this.operation.operation);
    return this.walk(this.operation.selectionSet, { type, depth: 0, times: 1 });
  }

  private walk(set: SelectionSetNode, place: Place): string | null {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        // Introspection is deep by nature, and switched off in production.
        if (place.depth === 0 && selection.name.value.startsWith('__')) continue;
        const deeper = this.field(selection, place);
        if (deeper) return deeper;
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : this.context.getFragment(selection.name.value);
        // Each spread costs a field, so that fragments which hold only fragments cannot be spread without end.
        this.fields += 1;
        if (this.fields > MAX_FIELDS) return `more than ${MAX_FIELDS} fields`;
        const on = inner?.typeCondition && this.context.getSchema().getType(inner.typeCondition.name.value);
        const deeper = inner ? this.fragment(inner.selectionSet, { ...place, type: on ?? place.type }) : null;
        if (deeper) return deeper;
      }
    }
    return null;
  }

  private field(selection: FieldNode, { type, depth, times }: Place): string | null {
    const name = selection.name.value;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    this.fields += 1;
    this.operations += depth === 0 ? 1 : times * Number(field?.extensions['complexity'] ?? 0);
    if (depth === 0 && ONCE.has(name)) this.once += 1;
    if (this.fields > MAX_FIELDS) return `more than ${MAX_FIELDS} fields`;
    if (this.operations > this.most)
      return `more than ${this.most} operations${depth === 0 ? '' : `: ${name} is one for each row of the page above it, which may have ${times}; ask for it by ids, or for fewer rows`}`;
    if (this.once > 1) return `${name} more than once`;
    if (depth >= MAX_DEPTH) return `nested deeper than ${MAX_DEPTH}`;
    if (!selection.selectionSet) return null;
    const below = {
      type: field && getNamedType(field.type),
      depth: depth + 1,
      times: times * rowsOf(selection, field),
    };
    return this.walk(selection.selectionSet, below);
  }

  /** A fragment adds no depth of its own, but one that spreads itself must not recurse for ever. */
  private fragment(set: SelectionSetNode, place: Place): string | null {
    this.spreads += 1;
    const problem = this.spreads > MAX_DEPTH * 2 ? 'fragments nested too deep' : this.walk(set, place);
    this.spreads -= 1;
    return problem;
  }
}

/** The most rows that a field answers: those of its page, whose size a variable may raise to the limit. */
function rowsOf({ arguments: given }: FieldNode, field: GraphQLField<unknown, unknown> | undefined): number {
  const perPage = field?.args.find(({ name }) => name === 'perPage');
  if (!perPage) return 1;
  const value = given?.find(({ name }) => name.value === 'perPage')?.value;
  if (!value) return Number(perPage.defaultValue ?? MAX_PER_PAGE);
  // A page that is none is refused when it is asked for.
  return value.kind === Kind.INT ? Math.max(1, Number(value.value)) : MAX_PER_PAGE;
}
