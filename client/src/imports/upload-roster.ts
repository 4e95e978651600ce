import type { ErrorWords } from '../providers/request.js';
import { toServerError } from '../providers/request.js';
import { upload, type UploadWatch } from '../providers/upload.js';

interface UploadAnswer {
  id?: string;
  error?: ErrorWords;
}

/** What a file is: a unit's own list, or an official one. */
export type ListKind = 'roster' | 'police';

/**
 * Sends a list to be read and planned; returns the id of the import. Throws a `ServerError` when refused, an AbortError
 * when it is cancelled.
 */
export async function uploadRoster(
  file: File,
  unitId: string,
  asOf: string | null,
  kind: ListKind,
  watch: UploadWatch,
): Promise<string> {
  const form = new FormData();
  form.append('kind', kind);
  form.append('unitId', unitId);
  if (asOf) form.append('asOf', asOf);
  form.append('file', file);
  const answer = (await upload('/files/imports', form, watch)) as UploadAnswer;
  if (!answer.id) throw toServerError(answer.error, 'upload refused');
  return answer.id;
}
