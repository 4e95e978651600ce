import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const NAMES = [
  'DATABASE_URL',
  'DATA_DIR',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'SECRET_KEY',
  'LOG_LEVEL',
  'NODE_ENV',
  'DEMO',
] as const;

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(mysql|mariadb):\/\//, 'must start with mysql:// (leave it out for the embedded SQLite database)')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url('must be a whole address such as https://dat100.example.vn').optional(),
  SECRET_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  DEMO: z.enum(['0', '1']).default('0'),
});

/** All settings, read once at start. `dataDir` is absolute. `secretKey` is at least 32 bytes of text. */
export interface Settings {
  databaseUrl: string | null;
  dataDir: string;
  port: number;
  host: string;
  publicUrl: string | null;
  secretKey: string;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  production: boolean;
  demo: boolean;
}

/** Every problem of the settings at once, one line each. */
export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(`Cài đặt chưa đúng / settings are not right:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
  }
}

/** A secret is weak when it is short, or one character or a known default over and over. */
export function weakSecret(secret: string): string | null {
  if (secret.length < 32) return 'SECRET_KEY is shorter than 32 characters';
  if (new Set(secret).size < 10) return 'SECRET_KEY repeats too few characters to be random';
  if (/change.?me|secret.?key|password|dat100|example/i.test(secret))
    return 'SECRET_KEY looks like a default or an example';
  return null;
}

/**
 * Reads settings from `env`; each NAME may instead be given as NAME_FILE, the path of a file that holds it.
 * Production refuses a missing or weak SECRET_KEY; elsewhere one is made and kept in DATA_DIR/secret-key.
 * @throws SettingsError with all problems
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const problems: string[] = [];
  const given: Record<string, string> = {};
  for (const name of NAMES) {
    const file = env[`${name}_FILE`];
    if (file) {
      try {
        given[name] = readFileSync(file, 'utf8').trim();
      } catch {
        problems.push(`${name}_FILE: cannot read ${file}`);
      }
    } else if (env[name] !== undefined && env[name] !== '') given[name] = env[name];
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  const production = given['NODE_ENV'] === 'production';
  const secret = given['SECRET_KEY'];
  if (production && !secret) problems.push('SECRET_KEY: is missing; make one with: openssl rand -base64 48');
  if (secret) {
    const weak = weakSecret(secret);
    if (weak && production) problems.push(`${weak}; make one with: openssl rand -base64 48`);
  }
  if (production && given['DEMO'] === '1')
    problems.push('DEMO: the demo city and its accounts do not exist in production');
  if (problems.length > 0 || !parsed.success) throw new SettingsError(problems);
  const dataDir = resolve(parsed.data.DATA_DIR);
  return {
    databaseUrl: parsed.data.DATABASE_URL ?? null,
    dataDir,
    port: parsed.data.PORT,
    host: parsed.data.HOST,
    publicUrl: parsed.data.PUBLIC_URL ?? null,
    secretKey: secret ?? keptSecret(dataDir),
    logLevel: parsed.data.LOG_LEVEL,
    production,
    demo: parsed.data.DEMO === '1',
  };
}

/** Outside production: a random secret, made once and kept beside the data it protects. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret-key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(48).toString('base64');
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
