import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from './app.module.js';

const FILE = fileURLToPath(new URL('../schema.graphql', import.meta.url));
/** Where @nestjs/graphql keeps that a class has resolvers, and @nestjs/common what a module holds. */
const IS_RESOLVER = 'graphql:resolver_type';

/** Every resolver class of a module and the modules it imports. Nothing is started and no database is opened. */
function resolversOf(module: Type | DynamicModule, seen = new Set<unknown>()): Type[] {
  const type = 'module' in module ? module.module : module;
  if (seen.has(type)) return [];
  seen.add(type);
  const listed = (key: string): unknown[] => (Reflect.getMetadata(key, type) as unknown[] | undefined) ?? [];
  const own = listed('providers').filter(
    (provider): provider is Type => typeof provider === 'function' && Reflect.hasMetadata(IS_RESOLVER, provider),
  );
  return [...own, ...listed('imports').flatMap((inner) => resolversOf(inner as Type | DynamicModule, seen))];
}

/** The schema as text, sorted by name so that moving code does not change it. */
async function schemaText(): Promise<string> {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await builder.get(GraphQLSchemaFactory).create(resolversOf(AppModule));
  await builder.close();
  return `# Made by print-schema from the server's code: change the code, then run npm run generate.\n${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Writes server/schema.graphql, or with --check fails when the committed one is stale. */
async function main(): Promise<void> {
  const text = await schemaText();
  if (!process.argv.includes('--check')) return writeFileSync(FILE, text);
  if (readFileSync(FILE, 'utf8') === text) return;
  process.stderr.write('server/schema.graphql does not match the code. Run: npm run generate\n');
  process.exitCode = 1;
}

await main();
