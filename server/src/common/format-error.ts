import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { faultOf, type DatabaseFault } from '../database/dialect.js';
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

/** What stands in the way of the database, which people can wait for or have put right. */
const DATABASE: Partial<Record<DatabaseFault, ErrorWords>> = {
  retry: {
    code: 'database_away',
    messageVi:
      'Hệ thống tạm thời không kết nối được cơ sở dữ liệu; thao tác này chưa được lưu. Hãy thử lại sau ít phút; nếu vẫn lỗi, báo quản trị hệ thống.',
    messageEn:
      'The database cannot be reached for the moment; this was not saved. Try again in a few minutes; if it persists, tell the administrator.',
  },
  full: {
    code: 'storage_full',
    messageVi:
      'Máy chủ cơ sở dữ liệu đã hết chỗ lưu; phần đang làm dở không được lưu. Hãy báo quản trị hệ thống giải phóng dung lượng, rồi làm tiếp.',
    messageEn:
      'The database has no room left; what was under way was not saved. Ask the administrator to free space, then go on.',
  },
};

/** The words of any thrown value; what is not meant for people is logged and becomes `internal`. */
export function wordsOf(error: unknown, log: Log): ErrorWords {
  if (error instanceof UserError) {
    const code = error.kind === 'unauthenticated' ? 'UNAUTHENTICATED' : error.code;
    const words: ErrorWords = { code, messageVi: error.messageVi, messageEn: error.messageEn };
    return error.field === null ? words : { ...words, field: error.field };
  }
  log.error(faultFields(error), 'unexpected error');
  return DATABASE[faultOf(error)] ?? INTERNAL;
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
