import type { ErrorWords } from '../providers/request.js';
import { post, toServerError } from '../providers/request.js';

interface UploadAnswer {
  id?: string;
  error?: ErrorWords;
}

/** Sends a roster to be read and planned; returns the id of the import. Throws a `ServerError` when refused. */
export async function uploadRoster(file: File, unitId: string, asOf: string | null): Promise<string> {
  const form = new FormData();
  form.append('unitId', unitId);
  if (asOf) form.append('asOf', asOf);
  form.append('file', file);
  const answer = (await post('/files/imports', form, {})) as UploadAnswer;
  if (!answer.id) throw toServerError(answer.error, 'upload refused');
  return answer.id;
}
