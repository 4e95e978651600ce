import type { ErrorWords } from './request.js';
import { OUR_HEADER, parsedAnswer, ServerError } from './request.js';

const CUT_OFF: ErrorWords = {
  code: 'cut_off',
  messageVi: 'Kết nối bị ngắt khi đang gửi tệp. Chưa có gì được nhập. Kiểm tra mạng rồi gửi lại tệp này.',
  messageEn:
    'The connection went while the file was being sent. Nothing has been imported. Check the network and send the file again.',
};

export interface UploadWatch {
  /** how many bytes are with the server, of how many */
  onSent: (sent: number, total: number) => void;
  /** ends it: an AbortError is thrown */
  signal: AbortSignal;
}

/**
 * Sends a form with a file and returns the parsed answer whatever its status; `fetch` could not tell how far it has
 * come. Throws a `ServerError` when the connection goes.
 */
export function upload(url: string, form: FormData, { onSent, signal }: UploadWatch): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', url);
    for (const [name, value] of Object.entries(OUR_HEADER)) call.setRequestHeader(name, value);
    call.upload.onprogress = ({ loaded, total }) => onSent(loaded, total);
    call.upload.onload = ({ loaded }) => onSent(loaded, loaded);
    call.onload = () => {
      try {
        resolve(parsedAnswer(call.responseText, call.status));
      } catch (error) {
        reject(error instanceof Error ? error : new ServerError(CUT_OFF));
      }
    };
    call.onerror = () => reject(new ServerError(CUT_OFF));
    call.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => call.abort());
    call.send(form);
  });
}
