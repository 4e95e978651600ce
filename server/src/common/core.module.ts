import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { migrate } from '../database/migrate.js';
import { Secrets } from '../database/secrets.js';
import { Clock } from './clock.js';
import { KeyNode } from './key-node.js';
import type { Log } from './log.js';
import { LOG, SETTINGS } from './tokens.js';

/** What every feature may ask for: Database (open and up to date), Keys, Secrets, Clock, the settings and the log. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    private readonly db: Database,
    private readonly node: KeyNode,
  ) {}

  static with(settings: Settings, clock: Clock, log: Log): DynamicModule {
    return {
      module: CoreModule,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOG, useValue: log },
        { provide: Clock, useValue: clock },
        { provide: Secrets, useValue: new Secrets(settings.secretKey) },
        { provide: Database, useFactory: () => openUpToDate(settings, clock, log) },
        { provide: KeyNode, useFactory: (db: Database) => KeyNode.take(db, clock, log), inject: [Database] },
        { provide: Keys, useFactory: (node: KeyNode) => node.keys, inject: [KeyNode] },
      ],
      exports: [SETTINGS, LOG, Clock, Secrets, Database, Keys],
    };
  }

  /** Comes after every feature has stopped its own work (onModuleDestroy, beforeApplicationShutdown). */
  async onApplicationShutdown(): Promise<void> {
    await this.node.release();
    await this.db.close();
  }
}

async function openUpToDate(settings: Settings, clock: Clock, log: Log): Promise<Database> {
  const db = await Database.open(settings, [], (message) => log.warn(message));
  const taken = await migrate(db, () => clock.now());
  if (taken.length > 0) log.info({ taken }, 'schema brought up to date');
  return db;
}
