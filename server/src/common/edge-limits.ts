import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { badInput } from './errors.js';
import { checkLength } from './texts.js';

/** No field of ours has room for more (the address of a saved view); what fits is each field's own question. */
const MOST_CHARS = 2000;
/** The longest list an operation takes is one of accounts. */
const MOST_ITEMS = 2000;
/** Arguments that hold a whole file: the limit of the body is theirs. */
const FILES: ReadonlySet<string> = new Set(['csv']);

/** Stands before every argument: texts and lists without end cost nothing, and are not repeated in an answer. */
export class EdgeLimits implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type === 'body' && !FILES.has(data ?? '')) check(value, data ?? '');
    return value;
  }
}

/** @throws bad_input `text_too_long`, `too_many` */
function check(value: unknown, field: string): void {
  if (typeof value === 'string') return checkLength(value, MOST_CHARS, field);
  if (Array.isArray(value)) {
    if (value.length > MOST_ITEMS)
      throw badInput(
        'too_many',
        `Danh sách dài quá ${MOST_ITEMS} mục; hãy chia làm nhiều lần.`,
        `The list has more than ${MOST_ITEMS} items; do it in several parts.`,
        field,
      );
    for (const item of value) check(item, field);
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) check(inner, key);
}
