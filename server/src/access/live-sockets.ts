import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { Clock } from '../common/clock.js';
import { GRAPHQL_PATH } from '../common/graphql-options.js';
import { faultFields, type Log } from '../common/log.js';
import { LOG, SETTINGS } from '../common/tokens.js';
import type { Settings } from '../config/settings.js';
import { Callers } from './callers.js';
import { Sessions } from './sessions.js';
import { socketErrors, subscriptionOf } from './socket-operations.js';

const CHECK_MS = 1000;
const GOODBYE_MS = 1000;
const MAX_MESSAGE = 64 * 1024;
const MAX_SUBSCRIPTIONS = 50;
/** "Service restart": a client connects again by itself, and gets what it may see now. */
const COME_AGAIN = 1012;

/** What an open socket was let in with. */
interface Entry {
  tokenHash: string;
  roleVersion: number;
  day: string;
}

/**
 * Subscriptions over graphql-ws. A socket is opened only from our own pages and by a session, carries nothing but
 * subscriptions, and is closed within two seconds when the session ends, the account is closed or its roles change.
 */
@Injectable()
export class LiveSockets implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  private readonly entries = new Map<WebSocket, Entry>();
  private timer: NodeJS.Timeout | undefined;
  private stop: (() => void | Promise<void>) | undefined;

  constructor(
    private readonly modules: ModuleRef,
    private readonly http: HttpAdapterHost,
    private readonly callers: Callers,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.http.httpAdapter?.getHttpServer() as Server | undefined;
    // A command has no server, and nobody who subscribes.
    if (!server) return;
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    this.stop = this.serve(schema).dispose;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (new URL(request.url ?? '/', 'http://any').pathname !== GRAPHQL_PATH) return refuse(socket, 404);
      if (!this.isOwnPage(request)) return refuse(socket, 403);
      this.sockets.handleUpgrade(request, socket, head, (open) => this.sockets.emit('connection', open, request));
    });
    this.timer = setInterval(() => void this.check(), CHECK_MS);
    this.timer.unref();
  }

  /** Tells every client to connect again (to another process), and accepts no more. May be called twice. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    const stop = this.stop;
    this.stop = undefined;
    for (const socket of this.entries.keys()) socket.close(COME_AGAIN, 'restart');
    // A client that does not answer the goodbye is not waited for.
    const cut = setTimeout(() => this.sockets.clients.forEach((socket) => socket.terminate()), GOODBYE_MS);
    await stop?.();
    clearTimeout(cut);
  }

  private serve(schema: GraphQLSchema) {
    return useServer<undefined, Record<string, unknown>>(
      {
        schema,
        onConnect: async ({ extra }) => {
          const { socket, request } = extra;
          const { session } = await this.callers.find({ headers: { cookie: request.headers.cookie } });
          if (!session || socket.readyState !== socket.OPEN) {
            socket.close(CloseCode.Unauthorized, 'unauthenticated');
            return false;
          }
          this.entries.set(socket, {
            tokenHash: session.tokenHash,
            roleVersion: session.roleVersion,
            day: this.clock.today(),
          });
          return true;
        },
        onSubscribe: (context, _id, payload) => {
          const { request } = context.extra;
          const full = Object.keys(context.subscriptions).length > MAX_SUBSCRIPTIONS;
          return subscriptionOf(schema, payload, request.headers.cookie, full, this.settings.production);
        },
        onNext: (_context, _id, _payload, _args, result) =>
          result.errors
            ? { ...result, errors: socketErrors(result.errors, this.log, this.settings.production) }
            : undefined,
        onError: (_context, _id, _payload, errors) => socketErrors(errors, this.log, this.settings.production),
        onClose: ({ extra }) => void this.entries.delete(extra.socket),
      },
      this.sockets,
    );
  }

  /** A page of another site may open a socket with the user's cookie; its Origin gives it away. */
  private isOwnPage(request: IncomingMessage): boolean {
    const { origin, host } = request.headers;
    if (!origin || !URL.canParse(origin)) return false;
    const own = this.settings.publicUrl ? new URL(this.settings.publicUrl).host : host;
    return new URL(origin).host === own;
  }

  private async check(): Promise<void> {
    const open = [...this.entries];
    if (open.length === 0) return;
    try {
      const hashes = [...new Set(open.map(([, entry]) => entry.tokenHash))];
      const versions = await this.sessions.versions(hashes, this.clock.now());
      for (const [socket, entry] of open) {
        const version = versions.get(entry.tokenHash);
        if (version === undefined) socket.close(CloseCode.Unauthorized, 'session ended');
        else if (version !== entry.roleVersion || entry.day !== this.clock.today())
          socket.close(COME_AGAIN, 'roles changed');
      }
    } catch (error) {
      this.log.error(faultFields(error), 'open sockets could not be checked');
    }
  }
}

function refuse(socket: Duplex, status: 403 | 404): void {
  socket.end(
    `HTTP/1.1 ${status} ${status === 403 ? 'Forbidden' : 'Not Found'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
