import type { LoggerService } from '@nestjs/common';
import { destination, pino, type Logger } from 'pino';
import type { Settings } from '../config/settings.js';

export type Log = Logger;

/**
 * The one log, on stderr: stdout belongs to what people and scripts read. What goes in is ids, codes and counts;
 * names, citizen ids, passwords and request bodies never do.
 */
export function makeLog(settings: Pick<Settings, 'logLevel'>): Log {
  return pino({ level: settings.logLevel, base: null }, destination(2));
}

/** What an unexpected error may leave in the log: its name, text and place, without the values bound to a query. */
export function faultFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const inner = (error as { driverError?: { code?: unknown; errno?: unknown } }).driverError;
  // A driver's text may quote the value it refused, so only its code is kept.
  const text = inner ? `database fault ${String(inner.code ?? inner.errno ?? 'unknown')}` : error.message;
  return {
    fault: error.name,
    text,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
  };
}

/** Nest's own messages, in our log. Its start-up chatter is for debugging only. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Log) {}
  log(message: unknown, context?: unknown): void {
    this.to.debug({ context }, String(message));
  }
  error(message: unknown, ...more: unknown[]): void {
    this.to.error({ context: more.at(-1) }, message instanceof Error ? message.message : String(message));
  }
  warn(message: unknown, context?: unknown): void {
    this.to.warn({ context }, String(message));
  }
}
