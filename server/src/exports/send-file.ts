import type { Writable } from 'node:stream';
import type { Response } from 'express';
import { searchForm } from '@dat100/shared/vietnamese-text';

/** By the ending of the file's name. */
const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/**
 * Sends a file as it is being written. What fails before its first byte is answered like every
 * error; after that the connection is cut, so that half a file is never taken for a whole one.
 */
export async function sendFile(
  response: Response,
  fileName: string,
  write: (out: Writable) => Promise<void>,
): Promise<void> {
  const plain = searchForm(fileName).replace(/[^a-z0-9.-]+/g, '-');
  response.setHeader('Content-Type', TYPES[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, encodeChar)}`,
  );
  try {
    await write(response);
  } catch (error) {
    if (!response.headersSent) {
      response.removeHeader('Content-Type');
      response.removeHeader('Content-Disposition');
      throw error;
    }
    response.destroy(error instanceof Error ? error : undefined);
  }
}

const encodeChar = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
