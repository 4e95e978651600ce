import type { PipeTransform } from '@nestjs/common';
import { notFound } from './errors.js';

/** The key a client's ID means. Anything that cannot be a key is simply not found. @throws not_found */
export function idOf(text: string): number {
  const id = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw notFound();
  return id;
}

/** As a pipe: `@Args('id', { type: () => ID }, IdPipe) id: number`; null and undefined stay what they are. */
export class IdPipe implements PipeTransform<string | null | undefined, number | null | undefined> {
  transform(value: string | null | undefined): number | null | undefined {
    return value === null || value === undefined ? value : idOf(value);
  }
}

/** The same for a list of IDs. */
export class IdListPipe implements PipeTransform<string[] | null | undefined, number[] | null | undefined> {
  transform(value: string[] | null | undefined): number[] | null | undefined {
    return value === null || value === undefined ? value : value.map(idOf);
  }
}
