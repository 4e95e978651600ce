import {
  astFromValue,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  print,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';

const DEEPEST = 8;

/**
 * The document that asks for one root field with all its arguments as variables and every field below it, so that
 * what is added to the schema is asked for without anybody thinking of it.
 */
export function wholeDocument(name: string, field: GraphQLField<unknown, unknown>): string {
  const [root, operation] = name.split(' ');
  const declared = field.args.map((arg) => {
    const value = arg.defaultValue === undefined ? null : astFromValue(arg.defaultValue, arg.type);
    return `$${arg.name}: ${String(arg.type)}${value ? ` = ${print(value)}` : ''}`;
  });
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`);
  const brackets = (parts: string[]) => (parts.length === 0 ? '' : `(${parts.join(', ')})`);
  return `${root?.toLowerCase()}${brackets(declared)} { ${operation}${brackets(passed)}${wholeSelection(field.type)} }`;
}

/** Every field below a type, and below those; '' for a leaf. Arguments of nested fields keep their defaults. */
export function wholeSelection(type: GraphQLOutputType, depth = 1): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  if (depth > DEEPEST) throw new Error(`${named.name} stands deeper than ${DEEPEST}: the schema has a circle`);
  const fields = Object.values(named.getFields());
  return ` { ${fields.map((f) => `${f.name}${wholeSelection(f.type, depth + 1)}`).join(' ')} }`;
}

/** Where a root field takes ids: `id`, `personIds`, `filter.unitId`. */
export function idPaths(field: GraphQLField<unknown, unknown>): string[] {
  return field.args.flatMap((arg) => idsBelow(arg.name, arg.type));
}

function idsBelow(path: string, type: GraphQLInputType): string[] {
  if (isNonNullType(type) || isListType(type)) return idsBelow(path, type.ofType as GraphQLInputType);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) => idsBelow(`${path}.${field.name}`, field.type));
  return type.name === 'ID' ? [path] : [];
}

/** Where two sets of variables differ, by the same paths. */
export function differingPaths(a: unknown, b: unknown, path = ''): string[] {
  if (Array.isArray(a) && Array.isArray(b))
    return a.flatMap((item, i) => differingPaths(item, (b as unknown[])[i], path));
  if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object')
    return Object.keys(a).flatMap((key) =>
      differingPaths((a as never)[key], (b as never)[key], path === '' ? key : `${path}.${key}`),
    );
  return a === b ? [] : [path];
}
