import type { ResultOf, VariablesOf } from './documents.js';
import { textOf } from './documents.js';
import { announceSessionLost } from './session-lost.js';

/** A stable code with its words in both languages, as the server sends it. */
export interface ErrorWords {
  code: string;
  messageVi: string;
  messageEn: string;
  field?: string;
}

/** Any refusal by the server, or the lack of an answer (`offline`, `bad_answer`). */
export class ServerError extends Error {
  readonly code: string;
  readonly messageVi: string;
  readonly messageEn: string;
  readonly field: string | undefined;

  constructor(words: ErrorWords) {
    super(words.messageVi);
    this.name = 'ServerError';
    this.code = words.code;
    this.messageVi = words.messageVi;
    this.messageEn = words.messageEn;
    this.field = words.field;
  }
}

/** That something is not there for whoever asks; the server does not tell missing from forbidden. */
export const isMissing = (error: unknown): boolean => error instanceof ServerError && error.code === 'not_found';

export const OFFLINE: ErrorWords = {
  code: 'offline',
  messageVi: 'Không kết nối được với máy chủ. Kiểm tra mạng rồi thử lại; những gì đã nhập vẫn còn.',
  messageEn: 'The server cannot be reached. Check the network and try again; what you typed is kept.',
};

const BAD_ANSWER: ErrorWords = {
  code: 'bad_answer',
  messageVi: 'Máy chủ trả lời không đúng dạng. Thử lại sau ít phút; nếu vẫn lỗi, báo quản trị hệ thống.',
  messageEn:
    'The server sent an unreadable answer. Try again in a few minutes; if it persists, tell the administrator.',
};

/** The header that a page of another site cannot send: proof that the request is ours. */
export const OUR_HEADER = { 'x-requested-with': 'dat100' };

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions?: Partial<ErrorWords> }[];
}

/**
 * Sends one typed document and returns its data.
 * Throws a `ServerError`; UNAUTHENTICATED is announced as well, so that the login dialog opens over the page.
 */
export async function request<D extends object>(
  document: D,
  variables: VariablesOf<D>,
  signal?: AbortSignal,
): Promise<ResultOf<D>> {
  const body = JSON.stringify({ query: textOf(document), variables });
  const answer = await post('/graphql', body, { 'content-type': 'application/json' }, signal);
  const failure = (answer as Answer).errors?.[0];
  if (failure) throw toServerError(failure.extensions, failure.message);
  return (answer as { data: ResultOf<D> }).data;
}

/** Posts a form (file upload) or a JSON text and returns the parsed answer whatever its status. */
export async function post(
  url: string,
  body: BodyInit,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<unknown> {
  let response: Response;
  try {
    const init: RequestInit = {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...headers, ...OUR_HEADER },
      body,
    };
    response = await fetch(url, signal ? { ...init, signal } : init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ServerError(OFFLINE);
  }
  try {
    return parsedAnswer(await response.text(), response.status);
  } catch (error) {
    throw error instanceof ServerError ? error : new ServerError(BAD_ANSWER);
  }
}

/** A text as the JSON it should be. @throws ServerError when it is none */
export function parsedAnswer(text: string, status: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ServerError(status >= 502 ? OFFLINE : BAD_ANSWER);
  }
}

/** Turns an error of the server into a `ServerError`, and opens the login dialog when the session has ended. */
export function toServerError(words: Partial<ErrorWords> | undefined, fallback: string): ServerError {
  const error = new ServerError({
    code: words?.code ?? 'internal',
    messageVi: words?.messageVi ?? fallback,
    messageEn: words?.messageEn ?? fallback,
    ...(words?.field ? { field: words.field } : {}),
  });
  if (error.code === 'UNAUTHENTICATED') announceSessionLost();
  return error;
}
