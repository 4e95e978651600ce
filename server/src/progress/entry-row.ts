import type { Day } from '@dat100/shared/calendar';
import { CITIZEN_ID_FAULTS, parsePhone, type CitizenIdResult } from '@dat100/shared/citizen-id';
import { cleanText, isPersonName, nameSortKey, searchForm } from '@dat100/shared/vietnamese-text';
import type { RequestContext } from '../common/context.js';
import { checkDayRange } from '../common/days.js';
import { badInput, type UserError } from '../common/errors.js';
import type { Secrets } from '../database/secrets.js';
import type { Tx } from '../database/sql.js';
import { followNames } from '../people/name-words.js';
import { checkKind, checkNotFuture, keptTexts } from '../people/person-checks.js';
import { phoneCipher } from '../people/person-rows.js';
import type { CheckedReport, RecordStatus, StageReport } from './record-status.js';

/** One row of the grid; `id` null = a new person. */
export interface PersonRow {
  id: number | null;
  version: number | null;
  unitId: number;
  fullName: string;
  citizenId: string | null;
  birthDate: Day | null;
  sex: string | null;
  phone: string | null;
  kind: string;
  title: string | null;
  memberships: string[] | null;
  employedFrom: Day | null;
  stages: StageReport[];
  acceptTransfer: boolean;
}

/** A row whose every cell has been checked. */
export interface CleanedRow {
  fullName: string;
  phone: string | null;
  title: string | null;
  reports: CheckedReport[];
}

/** What is wrong with a citizen id, in words. */
export function citizenIdProblem(parsed: Extract<CitizenIdResult, { ok: false }>): UserError {
  if (parsed.code === 'missing_citizen_id')
    return badInput(
      parsed.code,
      'Thiếu số định danh cá nhân (12 chữ số).',
      'The citizen id (12 digits) is missing.',
      'citizenId',
    );
  const words = CITIZEN_ID_FAULTS[parsed.why];
  return badInput(parsed.code, words.vi, words.en, 'citizenId');
}

/** Checks every cell of a row. @throws bad_input that names the cell */
export async function cleanRow(ctx: RequestContext, row: PersonRow, records: RecordStatus): Promise<CleanedRow> {
  const fullName = cleanText(row.fullName);
  if (!isPersonName(fullName))
    throw badInput(
      'bad_name',
      'Họ và tên còn trống, dài quá 80 ký tự, có chữ số hoặc ký hiệu lạ. Hãy ghi đúng như trên thẻ căn cước.',
      'The name is empty, longer than 80 characters, or holds digits or signs. Write it as on the citizen card.',
      'fullName',
    );
  checkKind(row.kind);
  if (row.birthDate !== null) checkNotFuture(row.birthDate, ctx.today, 'birthDate');
  if (row.employedFrom !== null) {
    checkNotFuture(row.employedFrom, ctx.today, 'employedFrom');
    checkDayRange(row.employedFrom, ctx.today, 'employedFrom');
  }
  const phone = row.phone === null ? null : parsePhone(row.phone).phone;
  if (row.phone !== null && cleanText(row.phone) !== '' && phone === null)
    throw badInput('bad_phone', 'Số điện thoại phải có 10 chữ số.', 'A phone number has 10 digits.', 'phone');
  if (row.sex !== null && row.sex !== 'male' && row.sex !== 'female')
    throw badInput('bad_sex', 'Giới tính là nam hoặc nữ.', 'Sex is male or female.', 'sex');
  const reports: CheckedReport[] = [];
  for (const stage of sentOnce(row.stages)) reports.push(await records.check(ctx, stage));
  const { title } = keptTexts({ title: row.title });
  return { fullName, phone, title, reports };
}

const MOST_STAGES = 30;

/** A stage that is sent twice is recorded once. @throws bad_input `too_many` */
function sentOnce(stages: readonly StageReport[]): StageReport[] {
  if (stages.length > MOST_STAGES)
    throw badInput(
      'too_many',
      `Mỗi dòng ghi nhiều nhất ${MOST_STAGES} tình trạng.`,
      `A row records at most ${MOST_STAGES} stages.`,
      'stages',
    );
  return [...new Map(stages.map((s) => [JSON.stringify(s), s])).values()];
}

/** Writes a known person's details as the row has them; a phone or a birth year that it leaves out stays. */
export async function writeDetails(
  tx: Tx,
  secrets: Secrets,
  personId: number,
  { birthDate, sex }: PersonRow,
  { fullName, title, phone }: CleanedRow,
): Promise<void> {
  await followNames(tx, [personId], async () => {
    await tx.run(
      'UPDATE person SET full_name = ?, search_name = ?, sort_key = ?, birth_date = ?, sex = ?, title = ? WHERE id = ?',
      [fullName, searchForm(fullName), nameSortKey(fullName), birthDate, sex, title, personId],
    );
  });
  if (birthDate !== null)
    await tx.run('UPDATE person SET birth_year = ? WHERE id = ?', [Number(birthDate.slice(0, 4)), personId]);
  if (phone !== null)
    await tx.run('UPDATE person SET phone_cipher = ? WHERE id = ?', [phoneCipher(secrets, personId, phone), personId]);
}
