import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Public } from '../access/declare.js';
import { notFound } from '../common/errors.js';
import { faultFields, type Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Database } from '../database/database.js';
import { pendingMigrations } from '../database/migrate.js';
import { Draining } from './draining.js';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** For whoever watches over the process: is it alive, may it get requests, how is it doing. */
@Public()
@Controller()
export class HealthController {
  private readonly metrics = new Registry();

  constructor(
    private readonly db: Database,
    private readonly draining: Draining,
    @Inject(LOG) private readonly log: Log,
  ) {
    collectDefaultMetrics({ register: this.metrics });
  }

  @Get('health/live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** 200 once the database answers and its schema is up to date; 503 before, and again while shutting down. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: string }> {
    if (this.draining.begun) return this.notReady(response, 'draining');
    try {
      await this.db.read.one('SELECT 1 AS one');
      if ((await pendingMigrations(this.db)).length > 0) return this.notReady(response, 'migrating');
      return { status: 'ready' };
    } catch (error) {
      this.log.warn(faultFields(error), 'database does not answer');
      return this.notReady(response, 'database');
    }
  }

  /** For a scraper on the same machine; through a proxy it does not exist. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(@Req() request: Request): Promise<string> {
    const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
    if (forwarded || !LOOPBACK.test(request.socket.remoteAddress ?? '')) throw notFound();
    return this.metrics.metrics();
  }

  private notReady(response: Response, status: string): { status: string } {
    response.status(503);
    return { status };
  }
}
