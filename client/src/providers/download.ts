import type { ErrorWords } from './request.js';
import { OFFLINE, OUR_HEADER, ServerError, toServerError } from './request.js';

/**
 * Fetches a file and hands it to the browser to be saved; with `asked`, what is asked for is posted (a form, or a value
 * as JSON) and stands in no address. Throws a `ServerError` when it is refused.
 */
export async function download(url: string, asked?: object): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...(asked && posted(asked)) });
  } catch {
    throw new ServerError(OFFLINE);
  }
  if (!response.ok) {
    const answer = (await response.json().catch(() => ({}))) as { error?: ErrorWords };
    throw toServerError(answer.error, 'download refused');
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(response.headers.get('content-disposition') ?? '');
  link.click();
  // The browser has the file by then; a moment is kept for those that ask again.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function posted(asked: object): RequestInit {
  if (asked instanceof FormData) return { method: 'POST', headers: OUR_HEADER, body: asked };
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...OUR_HEADER },
    body: JSON.stringify(asked),
  };
}

function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/.exec(disposition)?.[1] ?? 'dat100.xlsx');
}
