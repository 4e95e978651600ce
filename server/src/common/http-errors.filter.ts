import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { notFound, UserError, type ErrorKind } from './errors.js';
import { wordsOf } from './format-error.js';
import type { Log } from './log.js';

const STATUS: Record<ErrorKind, number> = {
  unauthenticated: 401,
  not_found: 404,
  bad_input: 400,
  conflict: 409,
  unavailable: 503,
};

/** Errors of plain HTTP routes as `{error: {code, messageVi, messageEn, field?}}`; GraphQL has formatError. */
@Catch()
export class HttpErrorsFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() !== 'http') throw thrown;
    const error = ofFramework(thrown);
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    response.status(error instanceof UserError ? STATUS[error.kind] : 500).json({ error: wordsOf(error, this.log) });
  }
}

/** What express and Nest themselves refuse: no such route, a body that is too large or cannot be read. */
function ofFramework(thrown: unknown): unknown {
  const status = thrown instanceof HttpException ? thrown.getStatus() : (thrown as { status?: unknown } | null)?.status;
  if (thrown instanceof UserError || typeof status !== 'number' || status >= 500) return thrown;
  if (status === 404) return notFound();
  if (status === 413)
    return new UserError(
      'bad_input',
      'too_large',
      'Nội dung gửi lên lớn hơn mức cho phép.',
      'What was sent is larger than allowed.',
    );
  return new UserError('bad_input', 'bad_input', 'Yêu cầu không đúng dạng.', 'The request cannot be read.');
}
