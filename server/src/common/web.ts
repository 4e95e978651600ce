import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { Settings } from '../config/settings.js';
import { serveClient } from './client-files.js';
import { GRAPHQL_PATH } from './graphql-options.js';
import type { Log } from './log.js';

/** What a page of ours may do; between the two stand the places it may connect to. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // MUI writes its styles into the page while it runs
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
].join('; ');
const POLICY_END = ["object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'"].join('; ');
/**
 * How long a connection may rest between two requests. Longer than the 60 seconds that reverse proxies keep theirs:
 * whoever of the two lets go first must be the one that asks, or a question meets a connection that has just been closed
 * and is lost, now and then.
 */
const RESTING_MS = 75_000;
const HOST_SHAPE = /^[a-zA-Z0-9.:[\]-]{1,255}$/;

/** Answers a request, or calls its `next` as if it had not been asked. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * What stands before every route: how long connections rest, log line, security headers, POST only for GraphQL, and the
 * client's files.
 * @param known answers questions to GraphQL that have been asked before; what it answers is only logged for debugging
 */
export function serveWeb(app: NestExpressApplication, settings: Settings, log: Log, known: Handler): void {
  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = RESTING_MS;
  const secure = securityHeaders(settings);
  app.use(requestLog(log));
  app.use(secure);
  app.use(GRAPHQL_PATH, postOnly);
  if (log.isLevelEnabled('debug')) app.use(GRAPHQL_PATH, known);
  else answerFirst(server, secure, known);
  serveClient(app);
}

/** Known questions are answered before Express: what that does to each request takes as long as the answer itself. */
function answerFirst(server: Server, secure: Handler, known: Handler): void {
  const ordinary = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const goOn = (): void => ordinary.forEach((listener) => listener(request, response));
    if (request.method !== 'POST' || request.url !== GRAPHQL_PATH) return goOn();
    secure(request, response, () => {
      keepNowhere(response);
      known(request, response, goOn);
    });
  });
}

/** One line a request: method, path without its query, status, time. Nothing a person typed. */
function requestLog(log: Log) {
  return pinoHttp<Request, Response>({
    logger: log,
    autoLogging: { ignore: (request) => request.url.startsWith('/health') || request.url.startsWith('/assets') },
    customLogLevel: (_, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: request.url.split('?', 1)[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: (error: { type?: string }) => ({ fault: error.type }),
    },
  });
}

function securityHeaders(settings: Settings): Handler {
  const https = settings.publicUrl?.startsWith('https:') === true;
  return (request, response, next) => {
    const host = request.headers.host ?? '';
    // 'self' does not cover web sockets in every browser an office still has.
    const socket = HOST_SHAPE.test(host) ? ` ws://${host} wss://${host}` : '';
    response.setHeader('content-security-policy', `${POLICY}; connect-src 'self'${socket}; ${POLICY_END}`);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('x-frame-options', 'DENY');
    response.setHeader('referrer-policy', 'same-origin');
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (https) response.setHeader('strict-transport-security', 'max-age=31536000');
    next();
  };
}

/** Answers are of one person at one moment. */
const keepNowhere = (response: ServerResponse): unknown => response.setHeader('cache-control', 'no-store');

function postOnly(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'POST') {
    keepNowhere(response);
    return next();
  }
  response.setHeader('allow', 'POST');
  response.status(405).json({
    error: { code: 'bad_input', messageVi: 'Chỉ nhận phương thức POST.', messageEn: 'Only POST is accepted.' },
  });
}
