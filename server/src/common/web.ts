import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
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

/**
 * What stands before every route: how long connections rest, log line, security headers, POST only for GraphQL, and the
 * client's files.
 * @param known answers questions to GraphQL that have been asked before; what it answers is only logged for debugging
 */
export function serveWeb(app: NestExpressApplication, settings: Settings, log: Log, known: RequestHandler): void {
  (app.getHttpServer() as Server).keepAliveTimeout = RESTING_MS;
  const logged = log.isLevelEnabled('debug');
  if (logged) app.use(requestLog(log));
  app.use(securityHeaders(settings));
  app.use(GRAPHQL_PATH, postOnly);
  app.use(GRAPHQL_PATH, known);
  if (!logged) app.use(requestLog(log));
  serveClient(app);
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

function securityHeaders(settings: Settings) {
  const https = settings.publicUrl?.startsWith('https:') === true;
  return (request: Request, response: Response, next: NextFunction): void => {
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

function postOnly(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'POST') {
    // Answers are of one person at one moment.
    response.setHeader('cache-control', 'no-store');
    return next();
  }
  response.setHeader('allow', 'POST');
  response.status(405).json({
    error: { code: 'bad_input', messageVi: 'Chỉ nhận phương thức POST.', messageEn: 'Only POST is accepted.' },
  });
}
