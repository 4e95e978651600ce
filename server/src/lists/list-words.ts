import { formatDay, vietnamDay, vietnamTime, type Day } from '@dat100/shared/calendar';
import { LENSES, type Code } from '@dat100/shared/codes';
import { formatRate, type Locale } from '@dat100/shared/rates';
import type { UnitRef } from '../access/unit-ref.model.js';
import { unitRefs } from '../access/unit-refs.js';
import { unlessImpossible } from '../boards/figures.js';
import { badInput, notFound } from '../common/errors.js';
import { idOf } from '../common/ids.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { askedText, type Asked } from '../exports/asked.js';
import type { ListAsk, ListColumn } from './exported-list.js';

/** A text in both languages. */
export type Both = Readonly<Record<Locale, string>>;

/** For whom people wait. */
export const HOLDERS: Readonly<Record<string, Both>> = {
  person: { vi: 'chờ người được giao', en: 'waiting for the person' },
  unit: { vi: 'chờ đơn vị', en: 'waiting for the unit' },
  police: { vi: 'chờ Công an', en: 'waiting for the police' },
};

/** Only what one list brought. */
export const ONE_LIST: Both = { vi: 'một danh sách', en: 'one list' };

/** What stands under two names, in one of the languages. */
export const nameOf = (one: { nameVi: string; nameEn: string }, language: Locale): string =>
  language === 'vi' ? one.nameVi : one.nameEn;

/** A code in words; one that has none stands for itself. */
export const codeWords = (list: readonly Code<string>[], code: string, language: Locale): string =>
  list.find((one) => one.code === code)?.[language] ?? code;

export const dayCell = (day: Day | null): string | null => (day === null ? null : formatDay(day));

/** "10:00 20/11/2023" */
export const instantCell = (at: number | null): string | null =>
  at === null ? null : `${vietnamTime(at)} ${formatDay(vietnamDay(at))}`;

/** A rate in the language's own writing; without anybody there is none. */
export function rateCell(of: { achieved: number; inScope: number } | null, language: Locale): string | null {
  if (!of || of.inScope === 0) return null;
  const text = unlessImpossible(() => formatRate(of.achieved, of.inScope, language));
  return text ?? (language === 'vi' ? 'lỗi số liệu' : 'figures contradict themselves');
}

/** Tenths in words, 'tăng 3,1', 'giảm 0,4', '0,0': with a sign before it a cell would start like a formula. */
export function tenthsText(tenths: number, language: Locale): string {
  const [up, down, point] = language === 'vi' ? ['tăng ', 'giảm ', ','] : ['up ', 'down ', '.'];
  const size = Math.abs(tenths);
  return `${tenths > 0 ? up : tenths < 0 ? down : ''}${Math.floor(size / 10)}${point}${size % 10}`;
}

/** The unit that is asked for. @throws not_found */
export const askedUnit = ({ asked }: ListAsk): number => idOf(askedText(asked['unitId']) ?? '');

/** The unit that may be asked for; null: none. @throws not_found */
export function askedUnitOrNone({ asked }: ListAsk): number | null {
  const text = askedText(asked['unitId']);
  return text === null ? null : idOf(text);
}

/** One of some codes, or none. @throws bad_input `unknown_choice` */
export function askedOne<T extends string>(asked: Asked, field: string, choices: readonly T[]): T | null {
  const text = askedText(asked[field]);
  const found = choices.find((choice) => choice === text);
  if (found !== undefined || text === null) return found ?? null;
  const all = choices.join(', ');
  throw badInput(
    'unknown_choice',
    `Không có "${text}"; có: ${all}.`,
    `There is no "${text}"; there are: ${all}.`,
    field,
  );
}

/** A unit as files name it. @throws not_found */
export async function unitRef({ ctx, sql }: ListAsk, id: number): Promise<UnitRef> {
  const found = (await unitRefs(sql, ctx, [id])).get(id);
  if (!found) throw notFound();
  return found;
}

/** Code and place of a unit: names of wards exist in eleven districts. */
export const unitColumns = <Row>(of: (row: Row) => UnitRef | null): ListColumn<Row>[] => [
  { vi: 'Mã đơn vị', en: 'Unit code', width: 12, of: (row) => of(row)?.code ?? null },
  { vi: 'Cơ quan, đơn vị', en: 'Unit', width: 40, of: (row) => of(row)?.pathText ?? null },
];

/** A criterion and a lens, as they are asked for and in words. */
export interface Slice {
  criterion: Criterion;
  lens: string;
  filters: string[];
}

/** The criterion and the lens that are asked for. @throws unknown_criterion */
export async function askedSlice({ asked, language, get }: ListAsk): Promise<Slice> {
  const criterion = await get(DirectivesService).criterion(askedText(asked['criterion']) ?? '');
  const lens = askedText(asked['lens']) ?? 'all';
  const [ofCriterion, ofLens] = language === 'vi' ? ['Tiêu chí', 'Nhóm đối tượng'] : ['Criterion', 'Group of people'];
  return {
    criterion,
    lens,
    filters: [`${ofCriterion}: ${nameOf(criterion, language)}`, `${ofLens}: ${codeWords(LENSES, lens, language)}`],
  };
}

/** A stage in words. */
export function stageWords(criterion: Criterion, code: string | null, language: Locale): string | null {
  if (code === null) return null;
  const stage = criterion.stages.find((one) => one.code === code);
  if (stage) return nameOf(stage, language);
  return code === 'no_event' ? { vi: 'Chưa có thông tin', en: 'No information yet' }[language] : code;
}
