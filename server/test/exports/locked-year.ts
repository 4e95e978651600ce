import { NameHeads } from '../../src/ratings/periods/name-heads.service.js';
import { PeriodDrafts } from '../../src/ratings/periods/period-drafts.service.js';
import { OPEN_JOB } from '../../src/ratings/periods/open-period.js';
import { periodById } from '../../src/ratings/periods/stored-periods.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { jobsOfSubject } from '../../src/jobs/job-table.js';
import type { Session, TestApp } from '../app.js';
import { addPeople, addTree, operator } from '../facts.js';
import { RATING_ASK } from '../rating-year.js';

const PEOPLE = 300;
const VOWELS = [
  ...['aàáảãạ', 'ăằắẳẵặ', 'âầấẩẫậ', 'eèéẻẽẹ', 'êềếểễệ', 'iìíỉĩị'],
  ...['oòóỏõọ', 'ôồốổỗộ', 'ơờớởỡợ', 'uùúủũụ', 'ưừứửữự', 'yỳýỷỹỵ'],
];
/** Every letter that Vietnamese writes beyond the plain ones, small and capital. */
export const LETTERS: readonly string[] = [...`${VOWELS.join('')}đ`].flatMap((one) => [one, one.toUpperCase()]);
/** What a spreadsheet program would take for a formula. */
const FORMULAS = ['=1+1', '+84 Lê Văn', '-5 Vũ Thị', '@SUM Đỗ', "='C'!A1", '=HYPERLINK("x")'];
const LEVELS = ['xuat_sac', 'tot', 'tot', 'tot', 'tot', 'tot', 'tot', 'hoan_thanh', 'khong_hoan_thanh'] as const;

export interface LockedYear {
  period: number;
  /** of the agency that is locked */
  agency: number;
  hr: Session;
  head: Session;
}

/** The first people bear the formulas, the next two letters each, the others a number. */
const nameOf = (i: number): string => {
  const formula = FORMULAS[i];
  if (formula !== undefined) return formula;
  const [small, capital] = LETTERS.slice(2 * (i - FORMULAS.length));
  return small && capital ? `Nguyễn Th${small}n ${capital}nh` : `Trần Thị Bảo ${i}`;
};

/** A department of three hundred whose year is decided and locked; its code begins with zeros. */
export async function lockedYear(t: TestApp): Promise<LockedYear> {
  const units = await addTree(t, [
    '79,Thành phố Sông Xanh,thanh_pho,,,',
    '00760,Sở Nội vụ và Thông tin,so_ban_nganh,79,,',
    '007601,Phòng Tổ chức,phong,00760,,',
  ]);
  const unit = (code: string) => units.get(code) ?? 0;
  const ids = await addPeople(
    t,
    Array.from({ length: PEOPLE }, (_, i) => ({
      unitId: unit(i % 3 === 0 ? '007601' : '00760'),
      events: [{ criterion: 'vneid_level2', stage: 'activated', on: '2023-06-01', trust: 'checked' as const }],
    })),
  );
  await t.db.transaction(async (tx) => {
    for (const [i, id] of ids.entries()) await tx.run('UPDATE person SET full_name = ? WHERE id = ?', [nameOf(i), id]);
  });
  const hr = await t.signInAs('hr', unit('79'), { displayName: 'Bà Tổ chức' });
  const head = await t.signInAs('unit_head', unit('00760'), { displayName: 'Ông Giám đốc', personId: ids.at(-1) ?? 0 });
  const drafts = t.app.get(PeriodDrafts);
  const period = await drafts.create(operator(t), RATING_ASK);
  const { revision } = await periodById(t.db.read, period);
  // The department alone has its head in the list.
  const rest = { restVacant: true, reason: 'chưa bổ nhiệm thủ trưởng' };
  await t.app.get(NameHeads).say(operator(t), { periodId: period, revision }, [], rest);
  await drafts.open(operator(t), period, (await periodById(t.db.read, period)).revision);
  const job = (await jobsOfSubject(t.db.read, period)).find(({ kind }) => kind === OPEN_JOB);
  if (job) await t.app.get(JobRunner).runNow(job.id);
  const agency = unit('00760');
  await decided(t, { period, agency, head });
  await lock(t, period, agency, hr);
  return { period, agency, hr, head };
}

/** Levels by hand: how they come about is for the tests of decisions. */
async function decided(t: TestApp, { period, agency, head }: Omit<LockedYear, 'hr'>): Promise<void> {
  const rows = await t.db.read.rows<{ id: number }>(
    "SELECT id FROM rating_sheet WHERE period_id = ? AND agency_id = ? AND state <> 'not_rated' ORDER BY id",
    [period, agency],
  );
  await t.db.transaction(async (tx) => {
    for (const [i, { id }] of rows.entries()) {
      const level = LEVELS[i % LEVELS.length] ?? 'tot';
      await tx.run(
        `UPDATE rating_sheet SET self_level = 'tot', team_level = ?, final_level = ?, final_reason = ?, final_at = ?, final_by = ?,
          state = 'decided' WHERE id = ?`,
        [level, level, i % 9 === 0 ? 'Có sáng kiến được công nhận' : null, t.clock.now(), head.userId, Number(id)],
      );
    }
    await tx.run("UPDATE rating_agency SET state = 'decided' WHERE period_id = ? AND unit_id = ?", [period, agency]);
  });
}

const LOCK =
  'mutation($agency: RatingAgencyRef!) { moveRatingAgency(agency: $agency, act: "lock", reason: "") { state } }';
const AGENCY = 'query($p: ID!, $u: ID!) { ratingAgency(periodId: $p, unitId: $u) { revision } }';

async function lock(t: TestApp, period: number, agency: number, hr: Session): Promise<void> {
  const { ratingAgency } = await t.ask<{ ratingAgency: { revision: number } }>(AGENCY, { p: period, u: agency }, hr);
  const ref = { periodId: String(period), agencyId: String(agency), revision: ratingAgency.revision };
  await t.ask(LOCK, { agency: ref }, hr);
}
