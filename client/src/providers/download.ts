import type { ErrorWords } from './request.js';
import { OFFLINE, OUR_HEADER, ServerError, toServerError } from './request.js';
import { beginTransfer, type TransferReport } from './transfers.js';

const CUT_OFF: ErrorWords = {
  code: 'cut_off',
  messageVi:
    'Kết nối bị ngắt khi đang tải tệp. Phần đã nhận chưa trọn vẹn nên không được lưu. Kiểm tra mạng rồi tải lại.',
  messageEn:
    'The connection went while the file was coming. What is here is not the whole file, so nothing was saved. Check the network and take it again.',
};

/**
 * Fetches a file and hands it to the browser to be saved; with `asked`, what is asked for is posted (a form, or a value
 * as JSON) and stands in no address. How far it has come is shown, and it can be cancelled: then nothing is saved.
 * Throws a `ServerError` when it is refused, or when the connection goes.
 */
export async function download(url: string, asked?: object): Promise<void> {
  const stop = new AbortController();
  const report = beginTransfer(() => stop.abort());
  try {
    await take(url, { credentials: 'same-origin', signal: stop.signal, ...(asked && posted(asked)) }, report);
  } catch (error) {
    // Whoever cancelled it knows.
    if (!stop.signal.aborted) throw error;
  } finally {
    report.end();
  }
}

async function take(url: string, init: RequestInit, report: TransferReport): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new ServerError(OFFLINE);
  }
  if (!response.ok) {
    const answer = (await response.json().catch(() => ({}))) as { error?: ErrorWords };
    throw toServerError(answer.error, 'download refused');
  }
  const address = URL.createObjectURL(await bodyOf(response, report));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(response.headers.get('content-disposition') ?? '');
  link.click();
  // The browser has the file by then; a moment is kept for those that ask again.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The whole file, counted as it comes. */
async function bodyOf(response: Response, { came }: TransferReport): Promise<Blob> {
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const length = response.headers.get('content-encoding') ? null : response.headers.get('content-length');
  const pieces: BlobPart[] = [];
  let received = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      received += piece.value.length;
      came(received, length === null ? null : Number(length));
    }
  } catch {
    throw new ServerError(CUT_OFF);
  }
  return new Blob(pieces, { type: response.headers.get('content-type') ?? '' });
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
