import { isDay } from '@dat100/shared/calendar';
import { GraphQLScalarType, Kind } from 'graphql';
import { badInput } from './errors.js';

const INSTANT_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** 'YYYY-MM-DD' inside and outside. */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Day',
  description: 'A day, YYYY-MM-DD, in Asia/Ho_Chi_Minh',
  serialize: (value) => dayOf(value),
  parseValue: (value) => dayOf(value),
  parseLiteral: (node) => dayOf(node.kind === Kind.STRING ? node.value : null),
});

/** Epoch milliseconds inside, ISO 8601 in UTC outside. */
export const InstantScalar = new GraphQLScalarType<number, string>({
  name: 'Instant',
  description: 'An instant, ISO 8601 in UTC',
  serialize: (value) => new Date(Number(value)).toISOString(),
  parseValue: (value) => instantOf(value),
  parseLiteral: (node) => instantOf(node.kind === Kind.STRING ? node.value : null),
});

function dayOf(value: unknown): string {
  if (isDay(value)) return value;
  throw badInput(
    'bad_day',
    'Ngày phải có dạng năm-tháng-ngày, ví dụ 2023-11-20.',
    'A day is written YYYY-MM-DD, such as 2023-11-20.',
  );
}

function instantOf(value: unknown): number {
  const at = typeof value === 'string' && INSTANT_SHAPE.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isSafeInteger(at)) return at;
  throw badInput('bad_instant', 'Thời điểm phải theo ISO 8601, giờ UTC.', 'An instant is written in ISO 8601, in UTC.');
}
