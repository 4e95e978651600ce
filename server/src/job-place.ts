import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { faultFields, type Log } from './common/log.js';
import { LOG, SETTINGS } from './common/tokens.js';
import type { Settings } from './config/settings.js';
import { Database } from './database/database.js';
import { readyRosterReader } from './imports/read-roster.js';
import type { JobThreadWord, JobThreadWork } from './job-thread.js';
import { onBell } from './jobs/job-bell.js';
import { JobRunner } from './jobs/job-runner.js';

/**
 * Jobs run in a thread of their own, so that requests are answered meanwhile and memory is bounded. It begins with the
 * first job: it loads the services anew, 65 MiB and a second of processor time. Not from TypeScript sources (tests),
 * where a thread could not load its file, nor on SQLite, whose one writer lives in this thread.
 */
const THREAD_FILE = import.meta.url.endsWith('.ts') ? null : new URL('./job-thread.js', import.meta.url);
/**
 * What may live long in the thread, and what has just been made: twice 32 MiB of it, with which the rows of a batch are
 * forgotten before they are taken for long-lived. With half of that an import takes an eighth longer.
 */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 64 };
/**
 * By how many percent what lives long may grow before it is collected anew. V8 takes a thread with a limit like the one
 * above for a small machine and says 30, so that an import spent a fifth of its processor time on going through the
 * same loaded modules again and again. It holds for all threads of the process, and for the main one it is less than
 * V8 would let it grow.
 */
const GROWTH_PERCENT = 40;
/**
 * What has just been made is collected by the thread that made it: sharing that work out to helpers takes an eighth of
 * the processor time of an import, for they wait for each other wherever processors are as few as they are here.
 */
const YOUNG_ALONE = '--no-parallel-scavenge';
/** Whoever stops us kills us after some seconds. */
const GOODBYE_MS = 3500;
/** How often work is looked for that no bell told of: of another process, or left behind by one. */
const LOOK_EVERY_MS = 500;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A thread that has lived so long was well; the next pause is short again. */
const WELL_MS = 60_000;

/** Decides where this process runs its jobs, and sees to it that they are run. */
@Injectable()
export class JobPlace implements OnModuleDestroy {
  private thread: Worker | null = null;
  private stopBell: (() => void) | null = null;
  private again: NodeJS.Timeout | null = null;
  private looking: NodeJS.Timeout | null = null;
  private pause = FIRST_PAUSE_MS;
  private stopping: Promise<void> | null = null;

  constructor(
    private readonly db: Database,
    private readonly runner: JobRunner,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * From now on jobs are run, by the thread of `file` or (null) here. Called once requests are answered, which does not
   * wait for it.
   */
  start(file: URL | null = this.db.dialect === 'sqlite' ? null : THREAD_FILE): void {
    if (file === null) {
      this.stopBell = onBell((what) => what === 'file' && readyRosterReader());
      return this.runner.start();
    }
    this.stopBell = onBell((what) => {
      if (this.looking) this.begin(file);
      this.thread?.postMessage(what satisfies JobThreadWord);
    });
    this.looking = setInterval(() => void this.look(file), LOOK_EVERY_MS);
    this.looking.unref();
    void this.look(file);
  }

  /** Finishes the batch under way and gives its job back. May be called twice. */
  stop(): Promise<void> {
    this.stopping ??= Promise.all([this.runner.stop(), this.end()]).then(() => undefined);
    return this.stopping;
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  /** Begins the thread if there is work for it. Once begun it looks for itself, and is followed when it ends. */
  private async look(file: URL): Promise<void> {
    try {
      if ((await this.runner.hasWork()) && this.looking) this.begin(file);
    } catch (error) {
      this.log.error(faultFields(error), 'jobs not looked at, trying again');
    }
  }

  private begin(file: URL): void {
    if (this.looking) clearInterval(this.looking);
    this.looking = null;
    setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
    setFlagsFromString(YOUNG_ALONE);
    const work: JobThreadWork = { settings: this.settings };
    const thread = new Worker(file, { workerData: work, resourceLimits: MEMORY });
    const born = performance.now();
    this.thread = thread;
    thread.on('error', (error) => this.log.error(faultFields(error), 'the thread of jobs has failed'));
    thread.on('exit', (code) => {
      this.thread = null;
      if (this.stopping) return;
      if (performance.now() - born > WELL_MS) this.pause = FIRST_PAUSE_MS;
      this.log.error({ code, againInMs: this.pause }, 'the thread of jobs has ended, starting another');
      this.again = setTimeout(() => this.begin(file), this.pause);
      this.again.unref();
      this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
    });
  }

  private async end(): Promise<void> {
    this.stopBell?.();
    if (this.looking) clearInterval(this.looking);
    this.looking = null;
    if (this.again) clearTimeout(this.again);
    const { thread } = this;
    if (!thread) return;
    const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    const cut = setTimeout(() => void thread.terminate(), GOODBYE_MS);
    thread.postMessage('stop' satisfies JobThreadWord);
    await gone;
    clearTimeout(cut);
  }
}
