import { RequestMethod, type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { DECLARED, type Declared } from '../src/access/declare.js';
import type { TestApp } from './app.js';

// Where Nest keeps what the decorators of routes and resolvers say.
const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const PATH = 'path';
const METHOD = 'method';
const ROOTS = ['Query', 'Mutation', 'Subscription'] as const;

/** One way into the application: `Query me`, `GET /health/live`, and what it declares (undefined: nothing, so denied). */
export interface Operation {
  name: string;
  declared: Declared | undefined;
}

/** Every handler the running application has, GraphQL and HTTP, by name. */
export function operationsOf(t: TestApp): Operation[] {
  const scanner = new MetadataScanner();
  const found = new Map<string, Operation>();
  for (const module of t.app.get(ModulesContainer).values())
    for (const { metatype } of [...module.providers.values(), ...module.controllers.values()]) {
      if (typeof metatype !== 'function' || !metatype.prototype) continue;
      const type = metatype as Type;
      const prototype = type.prototype as Record<string, object>;
      for (const method of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        const name = handler && nameOf(type, method, handler);
        if (!name) continue;
        const declared = (Reflect.getMetadata(DECLARED, handler) ?? Reflect.getMetadata(DECLARED, type)) as
          Declared | undefined;
        found.set(name, { name, declared });
      }
    }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf(type: Type, method: string, handler: object): string | null {
  const root = Reflect.getMetadata(RESOLVER_TYPE, handler) as string | undefined;
  if (root && (ROOTS as readonly string[]).includes(root))
    return `${root} ${(Reflect.getMetadata(RESOLVER_NAME, handler) as string | undefined) ?? method}`;
  const path = Reflect.getMetadata(PATH, handler) as string | undefined;
  if (path === undefined) return null;
  const base = Reflect.getMetadata(PATH, type) as string | undefined;
  const route = [base, path].map((part) => (part ?? '').replace(/^\/|\/$/g, '')).filter(Boolean);
  return `${RequestMethod[Reflect.getMetadata(METHOD, handler) as RequestMethod]} /${route.join('/')}`;
}

/** The fields of the schema's roots, by the same names: what a client can really ask for. */
export function rootFields(t: TestApp): Map<string, GraphQLField<unknown, unknown>> {
  const { schema } = t.app.get(GraphQLSchemaHost);
  const types = {
    Query: schema.getQueryType(),
    Mutation: schema.getMutationType(),
    Subscription: schema.getSubscriptionType(),
  };
  return new Map(
    ROOTS.flatMap((root) =>
      Object.values(types[root]?.getFields() ?? {}).map((field) => [`${root} ${field.name}`, field] as const),
    ),
  );
}

/** A valid document that asks for one root field, with some value for every required argument. */
export function documentFor(
  name: string,
  field: GraphQLField<unknown, unknown>,
): { query: string; variables: Record<string, unknown> } {
  const [root, operation] = name.split(' ');
  const asked = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const declared = asked.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = asked.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isObjectType(getNamedType(field.type)) ? ' { __typename }' : '';
  return {
    query: `${root?.toLowerCase()}${declared && ` (${declared})`} { ${operation}${passed && `(${passed})`}${selection} }`,
    variables: Object.fromEntries(asked.map((arg) => [arg.name, someValue(arg.type)])),
  };
}

function someValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return someValue(type.ofType as GraphQLInputType);
  if (isListType(type)) return [];
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((field) => [field.name, someValue(field.type)]),
    );
  if (isScalarType(type)) return { Int: 0, Boolean: false, Day: '2023-11-20', ID: '999999' }[type.name] ?? 'x';
  return null;
}
