import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { UserError } from './errors.js';
import { faultFields, type Log } from './log.js';

/** What a client learns of an error, over GraphQL and over plain HTTP alike. */
export interface ErrorWords {
  code: string;
  messageVi: string;
  messageEn: string;
  field?: string;
}

const INTERNAL: ErrorWords = {
  code: 'internal',
  messageVi: 'Hệ thống gặp lỗi. Hãy thử lại sau ít phút; nếu vẫn lỗi, báo quản trị hệ thống.',
  messageEn: 'Something went wrong on our side. Try again in a few minutes; if it persists, tell the administrator.',
};

/** The words of any thrown value; what is not meant for people is logged and becomes `internal`. */
export function wordsOf(error: unknown, log: Log): ErrorWords {
  if (error instanceof UserError) {
    const code = error.kind === 'unauthenticated' ? 'UNAUTHENTICATED' : error.code;
    const words: ErrorWords = { code, messageVi: error.messageVi, messageEn: error.messageEn };
    return error.field === null ? words : { ...words, field: error.field };
  }
  log.error(faultFields(error), 'unexpected error');
  return INTERNAL;
}

/** An operation the schema or the limits refuse. Outside production its author is told why. */
function refused(reason: string, tellWhy: boolean): ErrorWords {
  const why = tellWhy ? ` (${reason})` : '';
  return {
    code: 'bad_input',
    messageVi: `Yêu cầu không hợp lệ${why}. Hãy tải lại trang; nếu vẫn lỗi, báo quản trị hệ thống.`,
    messageEn: `The request is not valid${why}. Reload the page; if it persists, tell the administrator.`,
  };
}

/** Apollo's formatError, for the socket as well. No stack, no schema detail, no text of ours that was not meant for people. */
export function errorFormatter(log: Log, production: boolean) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const cause = causeOf(thrown);
    // A GraphQLError without a cause comes from parsing, validation or coercion: the request is at fault, not we.
    const atFault = cause instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR';
    const words = atFault ? refused(cause.message, !production) : wordsOf(cause, log);
    const place = formatted.path ? { path: formatted.path } : {};
    return { message: words.messageEn, ...place, extensions: { ...words } };
  };
}

function causeOf(thrown: unknown): unknown {
  let error = thrown;
  while (error instanceof GraphQLError && error.originalError) error = error.originalError;
  return error;
}
