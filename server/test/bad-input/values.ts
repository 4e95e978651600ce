import { getNamedType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';

/** Values that have broken software before, by the scalar they are sent as. */
export const SPOILT: Readonly<Record<string, readonly unknown[]>> = {
  String: [
    '',
    ' ',
    "' OR 1=1 -- ",
    '%_!\\',
    'trước\u0000sau',
    'nửa \ud83d đôi',
    '\u202eđảo\u202c\u200b',
    '😀 👩‍👩‍👧 𠀋',
    'constructor',
    '__proto__',
    'x'.repeat(1000),
    '字'.repeat(50_000),
    'a '.repeat(20_000),
  ],
  Day: ['0001-01-01', '1900-01-01', '9999-12-31', '275760-09-13', '-000001-01-01', '2023-02-30', '2203-11-20', '', 5],
  ID: ['', '-1', '1.5', '9007199254740991', '9007199254740993', '1e3', ' 1', '0\u0000', '😀', '1'.repeat(5000), 1e21],
  Int: [-1, 0, 201, 1_000_001, 2_147_483_647, 2_147_483_648, 1.5, 1e99, '1'],
  Boolean: ['true', 1],
  PersonSort: ['toString', 'NAME_ASC, 1'],
};

/** What the two databases may take differently. */
export const STORED: typeof SPOILT = {
  String: SPOILT['String']?.filter((text) => String(text).length > 3 && String(text).length <= 1000) ?? [],
  Day: ['1900-01-01', '9999-12-31'],
  ID: ['9007199254740991', '9007199254740993'],
  Int: [2_147_483_647],
};

/** The places of a type that hold one value, with its scalar: `filter.search` is a String. */
export function leaves(path: string, type: GraphQLInputType): [path: string, scalar: string][] {
  if (isNonNullType(type) || isListType(type)) return leaves(path, type.ofType as GraphQLInputType);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) => leaves(`${path}.${field.name}`, field.type));
  return [[path, getNamedType(type).name]];
}
