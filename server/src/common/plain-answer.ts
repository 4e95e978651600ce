import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';

/** What a document asks for cannot be answered by plain reading: it is for the whole GraphQL machinery. */
export class NotPlain extends Error {}

/** Makes of a value what a selection asks of it. @throws NotPlain for a value that the type does not allow */
export type Reading = (value: unknown) => unknown;

type Fields = Map<string, { name: string; type: GraphQLOutputType; selections: SelectionSetNode[] }>;

/**
 * How to read what one selection asks of an object whose fields are all at hand: no resolver of a field but the
 * reading of a property, no promise, no directive, no interface. It gives what `execute` gives of the same, in the same
 * order, for a fraction of its work: the selection is looked at once, and not for every row of every answer.
 * @param document validated; its fragments are looked up in it
 * @throws NotPlain when the selection is not as plain as that
 */
export function plainReading(document: DocumentNode, type: GraphQLOutputType, selection: SelectionSetNode): Reading {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  return readingOf(type, [selection], fragments);
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function readingOf(type: GraphQLOutputType, selections: SelectionSetNode[], fragments: Fragments): Reading {
  if (isNonNullType(type)) {
    const read = nullableReading(type.ofType, selections, fragments);
    return (value) => read(value) ?? refuse('null where something must be');
  }
  return nullableReading(type, selections, fragments);
}

function nullableReading(type: GraphQLOutputType, selections: SelectionSetNode[], fragments: Fragments): Reading {
  if (isLeafType(type)) return (value) => (value === null || value === undefined ? null : type.serialize(value));
  if (isListType(type)) {
    const read = readingOf(type.ofType as GraphQLOutputType, selections, fragments);
    return (value) => {
      if (value === null || value === undefined) return null;
      return Array.isArray(value) ? value.map(read) : refuse('no list');
    };
  }
  if (!isObjectType(type)) return refuse(`${String(type)} is no type of its own`);
  const fields: Fields = new Map();
  for (const selection of selections) collect(type, selection, fragments, fields);
  const parts = [...fields].map(([key, field]) => ({
    key,
    name: field.name,
    read: readingOf(field.type, field.selections, fragments),
  }));
  return (value) => {
    if (value === null || value === undefined) return null;
    const read: Record<string, unknown> = {};
    for (const part of parts) read[part.key] = part.read((value as Record<string, unknown>)[part.name]);
    return read;
  };
}

/** The fields of a selection by the name they have in the answer, those of its fragments included. */
function collect(type: GraphQLObjectType, set: SelectionSetNode, fragments: Fragments, fields: Fields): void {
  for (const selection of set.selections) {
    if (selection.directives?.length) refuse('a directive');
    if (selection.kind !== Kind.FIELD) {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (!inner || inner.directives?.length) return refuse('a fragment with directives');
      if (inner.typeCondition && inner.typeCondition.name.value !== type.name) return refuse('another type');
      collect(type, inner.selectionSet, fragments, fields);
      continue;
    }
    const field = type.getFields()[selection.name.value];
    if (!field || field.args.length > 0) return refuse(`${type.name}.${selection.name.value} takes arguments`);
    const key = selection.alias?.value ?? field.name;
    const entry = fields.get(key) ?? { name: field.name, type: field.type, selections: [] };
    if (selection.selectionSet) entry.selections.push(selection.selectionSet);
    fields.set(key, entry);
  }
}

function refuse(reason: string): never {
  throw new NotPlain(reason);
}
