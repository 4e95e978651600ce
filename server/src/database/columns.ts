import { Column, PrimaryColumn } from 'typeorm';

// Column decorators in our own words, so that entities read alike and both drivers agree on what comes back.
const whole = { to: (v: number | null) => v, from: (v: unknown) => (v === null || v === undefined ? null : Number(v)) };

/** The primary key, made by the app (database/keys.ts). */
export const Key = () => PrimaryColumn({ type: 'bigint', transformer: whole });
/** A part of a composite key, or a small code as key. */
export const KeyPart = (length?: number) =>
  length ? PrimaryColumn({ type: 'varchar', length }) : PrimaryColumn({ type: 'bigint', transformer: whole });
export const Whole = (nullable = false) => Column({ type: 'bigint', transformer: whole, nullable });
export const Str = (length: number, nullable = false) => Column({ type: 'varchar', length, nullable });
export const Text = (nullable = false) => Column({ type: 'text', nullable });
export const Bytes = (nullable = false) => Column({ type: 'blob', nullable });
/** 'YYYY-MM-DD' */
export const DayColumn = (nullable = false) => Column({ type: 'date', nullable });
/** epoch milliseconds, UTC */
export const Instant = (nullable = false) => Whole(nullable);
