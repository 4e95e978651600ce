import type { ErrorWords } from '../providers/request.js';
import { post, toServerError } from '../providers/request.js';

interface UploadAnswer {
  id?: string;
  error?: ErrorWords;
}

/** What a file is: a unit's own list, or an official one. */
export type ListKind = 'roster' | 'police';

/** Sends a list to be read and planned; returns the id of the import. Throws a `ServerError` when refused. */
export async function uploadRoster(
  file: File,
  unitId: string,
  asOf: string | null,
  kind: ListKind = 'roster',
): Promise<string> {
  const form = new FormData();
  form.append('kind', kind);
  form.append('unitId', unitId);
  if (asOf) form.append('asOf', asOf);
  form.append('file', file);
  const answer = (await post('/files/imports', form, {})) as UploadAnswer;
  if (!answer.id) throw toServerError(answer.error, 'upload refused');
  return answer.id;
}
