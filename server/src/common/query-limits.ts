import type { OperationTypeNode } from 'graphql';
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Tokens of one document; our largest has about 300. */
export const MAX_TOKENS = 2000;
const MAX_DEPTH = 10;
const MAX_FIELDS = 500;
const MAX_ROOT_FIELDS: Record<OperationTypeNode, number> = { query: 30, mutation: 20, subscription: 1 };
/** Operations that try a secret: one of them in a document, whatever it is called by an alias. */
const ONCE = new Set(['login', 'openAccount', 'changePassword']);

/**
 * A validation rule that counts operations and not requests: a document over a limit runs nothing of itself.
 * Fragments are counted each time they are spread; counting stops at the limit, so it costs no more than the limit.
 */
export function queryLimits(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const problem = problemOf(context, operation);
      if (problem) context.reportError(new GraphQLError(problem, { nodes: operation }));
    },
  };
}

function problemOf(context: ValidationContext, operation: OperationDefinitionNode): string | null {
  let fields = 0;
  let roots = 0;
  const once: string[] = [];
  const walk = (set: SelectionSetNode, depth: number): string | null => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        // Introspection is deep by nature, and switched off in production.
        if (depth === 0 && name.startsWith('__')) continue;
        fields += 1;
        if (depth === 0) roots += 1;
        if (depth === 0 && ONCE.has(name)) once.push(name);
        if (fields > MAX_FIELDS) return `more than ${MAX_FIELDS} fields`;
        if (roots > MAX_ROOT_FIELDS[operation.operation])
          return `more than ${MAX_ROOT_FIELDS[operation.operation]} operations`;
        if (once.length > 1) return `${name} more than once`;
        if (depth >= MAX_DEPTH) return `nested deeper than ${MAX_DEPTH}`;
        const deeper = selection.selectionSet ? walk(selection.selectionSet, depth + 1) : null;
        if (deeper) return deeper;
      } else {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : context.getFragment(selection.name.value);
        // Each spread costs a field, so that fragments which hold only fragments cannot be spread without end.
        fields += 1;
        if (fields > MAX_FIELDS) return `more than ${MAX_FIELDS} fields`;
        const deeper = inner ? walkFragment(inner.selectionSet, depth) : null;
        if (deeper) return deeper;
      }
    }
    return null;
  };
  let spreads = 0;
  // A fragment adds no depth of its own, but one that spreads itself must not recurse for ever.
  const walkFragment = (set: SelectionSetNode, depth: number): string | null => {
    spreads += 1;
    const problem = spreads > MAX_DEPTH * 2 ? 'fragments nested too deep' : walk(set, depth);
    spreads -= 1;
    return problem;
  };
  return walk(operation.selectionSet, 0);
}
