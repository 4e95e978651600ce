import type { Bound } from './sql.js';

/** Conditions that must all hold, with their values, collected one by one. */
export class Where {
  private readonly parts: string[] = [];
  readonly params: Bound[] = [];

  and(condition: string, ...values: Bound[]): this {
    this.parts.push(`(${condition})`);
    this.params.push(...values);
    return this;
  }

  /** Every word of `text` (in search form) occurs in `column`. */
  andWords(column: string, text: string): this {
    for (const word of new Set(text.split(' ').filter(Boolean)))
      this.and(`${column} LIKE ? ESCAPE '!'`, `%${word.replace(/[%_!]/g, '!$&')}%`);
    return this;
  }

  /** The conditions of another hold together, or this one does. */
  andEither(other: Where, [condition, ...values]: readonly [condition: string, ...values: Bound[]]): this {
    return this.and(`(${other.sql}) OR ${condition}`, ...other.params, ...values);
  }

  get sql(): string {
    return this.parts.length === 0 ? '1 = 1' : this.parts.join(' AND ');
  }
}
