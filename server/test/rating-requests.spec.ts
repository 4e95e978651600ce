import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LockedSheet } from '@dat100/shared/rating-lock';
import { agencyText, lockDifferences } from '@dat100/shared/rating-lock';
import type { Level } from '@dat100/shared/rating-scheme';
import { verifyPeriod } from '../src/ratings/decisions/verify-period.js';
import { freezeAgency } from '../src/ratings/decisions/lock-agency.js';
import { agencyById, schemeOfPeriod, type StoredPeriod } from '../src/ratings/periods/stored-periods.js';
import type { MyRating, RatingCase, RatingRequestPage, RatingTurn } from '../src/ratings/requests/request.model.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { operator } from './facts.js';
import { RatingYear, type RatingPerson } from './rating-year.js';

const REQUEST = 'id kind state reason oldLevel newLevel dueOn daysLeft answer answerer revision mayAnswer mayWithdraw';
const MINE = `sheetId agencyState finalLevel finalReason teamLevel lockRevision facts scheme selfLevel selfText selfAt
  selfClosed mayRequest appealUntil requests { ${REQUEST} }`;
const CASE = `sheetId finalLevel lockRevision mayCorrect requests { ${REQUEST} }`;
const LIST = 'query { myRatings { sheetId selfOpen finalLevel agencyState } }';
const ONE = `query($s: ID!) { myRating(sheetId: $s) { ${MINE} } }`;
const SELF = `mutation($s: ID!, $seen: Instant, $level: String!, $text: String!) {
  saveSelfRating(sheetId: $s, seenAt: $seen, level: $level, text: $text) { ${MINE} } }`;
const REVIEW = `mutation($s: ID!, $kind: String!, $seen: Int!, $reason: String!, $level: String) {
  requestRatingReview(sheetId: $s, kind: $kind, lockRevision: $seen, reason: $reason, level: $level) { ${MINE} } }`;
const WITHDRAW = 'mutation($id: ID!) { withdrawRatingRequest(id: $id) }';
const OF = `query($s: ID!) { ratingCase(sheetId: $s) { ${CASE} } }`;
const CORRECT = `mutation($s: ID!, $seen: Int!, $level: String!, $reason: String!) {
  requestRatingCorrection(sheetId: $s, lockRevision: $seen, level: $level, reason: $reason) { ${CASE} } }`;
const ANSWER = `mutation($id: ID!, $seen: Int!, $accept: Boolean!, $level: String, $text: String!) {
  answerRatingRequest(id: $id, revision: $seen, accept: $accept, level: $level, text: $text) { ${CASE} } }`;
const INBOX = `query($filter: RatingRequestFilter) {
  ratingRequests(filter: $filter) { total overdue items { ${REQUEST} sheetId fullName agencyName } } }`;
const STEPS = 'query($s: ID!) { ratingSheet(id: $s) { steps { action reason } } }';
const TURNS = 'query { ratingTurns { act agencyName unitName people daysLeft } }';

const WRONG = 'Số tháng làm việc của tôi ghi thiếu ba tháng';
const ANSWERED = 'Đã đối chiếu hồ sơ, kết luận như trên';

forEachDatabase('this is wrong', (dialect) => {
  let t: TestApp;
  let year: RatingYear;
  let period: StoredPeriod;
  const staff = new Map<RatingPerson, Session>();
  const sheets = new Map<RatingPerson, string>();
  beforeAll(async () => {
    t = await startApp({ dialect });
    year = await RatingYear.of(t);
    period = await year.opened();
    for (const name of ['c-1', 'c1-1', 'c1-2', 'headC', 'a1-new'] as const) {
      sheets.set(name, String((await year.sheet(period.id, name)).id));
      staff.set(name, await year.signInPerson(name));
    }
  });
  afterAll(() => t.close());

  const s = (name: RatingPerson) => sheets.get(name) ?? '';
  const as = (name: RatingPerson) => staff.get(name) ?? null;
  const mine = async (name: RatingPerson) =>
    (await t.ask<{ myRating: MyRating }>(ONE, { s: s(name) }, as(name))).myRating;
  const seen = async (name: RatingPerson, by = 'headC') =>
    (await t.ask<{ ratingCase: RatingCase }>(OF, { s: s(name) }, year.as(by))).ratingCase;
  const inbox = async (by: string, filter: object = {}) =>
    (await t.ask<{ ratingRequests: RatingRequestPage }>(INBOX, { filter }, year.as(by))).ratingRequests;
  const open = async (name: RatingPerson) => {
    const found = (await seen(name)).requests.find(({ state }) => state === 'open');
    return { id: String(found?.id), seen: found?.revision ?? 0 };
  };
  const review = (name: RatingPerson, more: object = {}) => ({
    s: s(name),
    kind: 'appeal',
    seen: 1,
    reason: WRONG,
    level: 'tot',
    ...more,
  });
  const accepts = async (name: RatingPerson, level: Level | null, accept = true) => ({
    ...(await open(name)),
    accept,
    level,
    text: ANSWERED,
  });

  /** The agency as it stands once everything is decided and locked. */
  async function locked(levels: Readonly<Record<string, Level>>): Promise<void> {
    const agency = await agencyById(t.db.read, period.id, year.unit('C'));
    await t.db.transaction(async (tx) => {
      for (const [name, level] of Object.entries(levels))
        await tx.run(
          "UPDATE rating_sheet SET state = 'decided', final_level = ?, final_at = ?, final_by = ? WHERE id = ?",
          [level, t.clock.now(), year.as('headC').userId, Number(s(name as RatingPerson))],
        );
      await tx.run("UPDATE rating_agency SET state = 'locked' WHERE period_id = ? AND unit_id = ?", [
        period.id,
        agency.unitId,
      ]);
      await freezeAgency(tx, operator(t), period, await schemeOfPeriod(tx, period), agency);
    });
  }

  it('a person sees their own rating alone, and what it is made of', async () => {
    const { myRatings } = await t.ask<{ myRatings: MyRating[] }>(LIST, {}, as('c-1'));
    expect(myRatings).toEqual([{ sheetId: s('c-1'), selfOpen: true, finalLevel: null, agencyState: 'open' }]);
    const { facts, scheme, mayRequest } = await mine('c-1');
    expect(JSON.parse(facts)).toMatchObject({ kind: 'cong_chuc', worked: { source: 'employment' } });
    expect([JSON.parse(scheme).code, mayRequest]).toEqual([period.scheme, 'objection']);
    expect(await t.refusal(ONE, { s: s('c1-1') }, as('c-1'))).toBe('not_found');
    expect(await t.refusal(OF, { s: s('c-1') }, year.as('headA'))).toBe('not_found');
    // A head's own sheet is with the agency above, and never a case of theirs.
    expect(await t.refusal(OF, { s: s('headC') }, year.as('headC'))).toBe('not_found');
  });

  it('self-assessment is kept until its day, by the person alone; a second window loses nothing', async () => {
    const first = { s: s('c-1'), seen: null, level: 'tot', text: 'Hoàn thành đúng hạn' };
    const { saveSelfRating } = await t.ask<{ saveSelfRating: MyRating }>(SELF, first, as('c-1'));
    expect(saveSelfRating).toMatchObject({ selfLevel: 'tot', selfText: 'Hoàn thành đúng hạn', selfClosed: null });
    await t.ask(SELF, first, as('c-1'));
    expect(await t.refusal(SELF, { ...first, level: 'xuat_sac' }, as('c-1'))).toBe('rating_self_saved_elsewhere');
    t.clock.set(t.clock.now() + 1000);
    await t.ask(SELF, { ...first, level: 'xuat_sac', seen: saveSelfRating.selfAt }, as('c-1'));
    expect(await t.refusal(SELF, first, as('c1-1'))).toBe('not_found');
    expect(await t.refusal(SELF, { ...first, level: 'giỏi' }, as('c-1'))).toBe('unknown_level');
    expect(await t.refusal(SELF, { ...first, s: s('a1-new') }, as('a1-new'))).toBe('rating_self_not_rated');
  });

  it('what waits is in the inbox of whoever decides there, and of nobody beside or below', async () => {
    const turns = async (by: string) =>
      (await t.ask<{ ratingTurns: RatingTurn[] }>(TURNS, {}, year.as(by))).ratingTurns;
    expect((await turns('headC')).map(({ act, unitName }) => [act, unitName])).toEqual([['propose', 'Sở Nội vụ']]);
    expect(await t.refusal(REVIEW, review('c-1', { seen: 0 }), as('c-1'))).toBe('rating_request_not_locked');
    const objection = review('c-1', { kind: 'objection', seen: 0, level: null });
    expect(await t.refusal(REVIEW, { ...objection, reason: 'sai' }, as('c-1'))).toBe('rating_request_text_missing');
    expect(await t.refusal(REVIEW, { ...objection, kind: 'correction' }, as('c-1'))).toBe('rating_kind_unknown');
    expect(await t.refusal(REVIEW, objection, as('c1-1'))).toBe('not_found');
    await t.ask(REVIEW, objection, as('c-1'));
    await t.ask(REVIEW, objection, as('c-1'));
    expect(await t.refusal(REVIEW, { ...objection, reason: `${WRONG}.` }, as('c-1'))).toBe(
      'rating_request_one_is_open',
    );
    const found = await inbox('headC');
    // Monday 20/11 and three working days.
    expect(found.items).toMatchObject([
      { fullName: expect.any(String), dueOn: '2023-11-23', daysLeft: 3, mayAnswer: true },
    ]);
    expect((await inbox('headA')).total).toBe(0);
    expect((await inbox('committee')).items.map(({ mayAnswer }) => mayAnswer)).toEqual([false]);
    const { id } = await open('c-1');
    expect(await t.refusal(WITHDRAW, { id }, as('c1-1'))).toBe('not_found');
    await t.ask(WITHDRAW, { id }, as('c-1'));
    expect(await t.refusal(ANSWER, { id, seen: 2, accept: false, text: ANSWERED }, year.as('headC'))).toBe(
      'rating_request_answered',
    );
    await t.ask(REVIEW, objection, as('c-1'));
    const answer = await accepts('c-1', null);
    expect(await t.refusal(ANSWER, answer, year.as('hr'))).toBe('not_found');
    expect(await t.refusal(ANSWER, { ...answer, text: 'ừ' }, year.as('headC'))).toBe('rating_request_text_missing');
    expect(await t.refusal(ANSWER, { ...answer, level: 'tot' }, year.as('headC'))).toBe('rating_accept_not_decided');
    await t.ask(ANSWER, answer, year.as('headC'));
    await t.ask(ANSWER, answer, year.as('headC'));
    expect((await mine('c-1')).requests.map(({ state, answer: said }) => [state, said])).toEqual([
      ['accepted', ANSWERED],
      ['withdrawn', null],
    ]);
  });

  it('what somebody asked for stands in the sheet for the agency alone, not for the team or its human resources', async () => {
    const head = await t.signInAs('unit_head', year.unit('C1'), { displayName: 'Trưởng phòng' });
    await t.ask(REVIEW, review('c1-2', { kind: 'objection', seen: 0, level: null }), as('c1-2'));
    await t.ask(WITHDRAW, { id: (await open('c1-2')).id }, as('c1-2'));
    const steps = async (by: Session) =>
      (
        await t.ask<{ ratingSheet: { steps: { action: string; reason: string | null }[] } }>(
          STEPS,
          { s: s('c1-2') },
          by,
        )
      ).ratingSheet.steps;
    expect(await steps(year.as('headC'))).toMatchObject([
      { action: 'objection_withdraw' },
      { action: 'objection_request', reason: WRONG },
    ]);
    expect(await steps(head)).toEqual([]);
  });

  it('the audit log tells no level of an objection while levels are still being decided', async () => {
    const { id } = await year.sheet(period.id, 'c1-2');
    const set = (state: string, level: Level | null) =>
      t.db.transaction((tx) =>
        tx.run("UPDATE rating_sheet SET outcome = 'proposed', state = ?, final_level = ? WHERE id = ?", [
          state,
          level,
          id,
        ]),
      );
    const { outcome, state } = await year.sheet(period.id, 'c1-2');
    await set('decided', 'tot');
    await t.ask(REVIEW, review('c1-2', { kind: 'objection', seen: 0, level: null }), as('c1-2'));
    await t.ask(ANSWER, await accepts('c1-2', 'hoan_thanh'), year.as('headC'));
    const [audited] = await t.db.read.rows<{ detail: string }>(
      "SELECT detail FROM audit_record WHERE action = 'rating.objection_accept' ORDER BY seq DESC LIMIT 1",
    );
    expect(JSON.parse(audited?.detail ?? '')).toMatchObject({ sheetId: id });
    expect(audited?.detail).not.toContain('hoan_thanh');
    expect(audited?.detail).not.toContain('tot');
    const [step] = await t.db.read.rows<{ detail: string }>(
      "SELECT detail FROM rating_step WHERE sheet_id = ? AND action = 'objection_accept'",
      [id],
    );
    expect(JSON.parse(step?.detail ?? '')).toMatchObject({ before: 'tot', level: 'hoan_thanh' });
    await t.db.transaction((tx) =>
      tx.run('UPDATE rating_sheet SET outcome = ?, state = ?, final_level = NULL WHERE id = ?', [outcome, state, id]),
    );
  });

  it('after the lock HR asks for a correction and somebody else approves; the result is frozen anew', async () => {
    await locked({ 'c-1': 'tot', 'c1-1': 'hoan_thanh', 'c1-2': 'tot' });
    const before = await year.sheet(period.id, 'c1-1');
    const ask = { s: s('c1-1'), seen: 1, level: 'tot', reason: WRONG };
    expect(await t.refusal(CORRECT, ask, year.as('hrA'))).toBe('not_found');
    expect(await t.refusal(CORRECT, { ...ask, seen: 0 }, year.as('hr'))).toBe('changed_meanwhile');
    expect(await t.refusal(CORRECT, { ...ask, level: 'hoan_thanh' }, year.as('hr'))).toBe('rating_accept_same_level');
    await t.ask(CORRECT, ask, year.as('hr'));
    await t.giveRole(year.as('hr').userId, 'unit_head', year.unit('C'));
    // Whoever asked is head there as well by now: the approval is somebody else's all the same.
    expect(await t.refusal(ANSWER, await accepts('c1-1', null), year.as('hr'))).toBe('rating_request_own_request');
    // Nor that of a head whose account names no person: it might be about themselves.
    const nameless = await t.signInAs('unit_head', year.unit('C'), { displayName: 'Chưa gắn hồ sơ' });
    expect(await t.refusal(ANSWER, await accepts('c1-1', null), nameless)).toBe('head_without_person');
    await t.ask(ANSWER, await accepts('c1-1', null), year.as('headC'));
    const after = await year.sheet(period.id, 'c1-1');
    const frozen = JSON.parse(after.locked ?? '') as LockedSheet;
    expect(frozen).toMatchObject({ lock_revision: 2, final: { level: 'tot', reason: ANSWERED, by: 'Thủ trưởng C' } });
    expect({ ...frozen, final: null, lock_revision: 0 }).toEqual({
      ...(JSON.parse(before.locked ?? '') as LockedSheet),
      final: null,
      lock_revision: 0,
    });
    expect(lockDifferences(after.locked ?? '', await schemeOfPeriod(t.db.read, period), period.schemeDigest)).toEqual(
      [],
    );
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(after.digest).toBe(sha(after.locked ?? ''));
    const agency = await agencyById(t.db.read, period.id, year.unit('C'));
    const rows = await t.db.read.rows<{ person_id: number; digest: string }>(
      'SELECT person_id, digest FROM rating_sheet WHERE agency_id = ?',
      [agency.unitId],
    );
    const text = agencyText(rows.map((row) => ({ personId: Number(row.person_id), digest: row.digest })));
    expect([agency.digest, agency.lockRevision]).toEqual([sha(text), 2]);
    // The text that stood before is kept.
    const step = await t.db.read.one<{ detail: string }>(
      "SELECT detail FROM rating_step WHERE sheet_id = ? AND action = 'correction_accept'",
      [after.id],
    );
    expect((JSON.parse(step?.detail ?? '') as { locked: string }).locked).toBe(before.locked);
    const audited = await t.db.read.one<{ detail: string }>(
      "SELECT detail FROM audit_record WHERE action = 'rating.correction_accept'",
    );
    expect(JSON.parse(audited?.detail ?? '')).toMatchObject({
      before: 'hoan_thanh',
      level: 'tot',
      digest: after.digest,
    });
    expect(audited?.detail).not.toContain(ANSWERED);
    // The lock of this test is not audited; the digest that the correction has told is the one that stands.
    expect((await verifyPeriod(t.db.read, period.id)).differences).toMatchObject([
      { field: 'lock_revision', locked: '1', found: '2' },
    ]);
    expect((await mine('c1-1')).requests).toMatchObject([{ kind: 'correction', state: 'accepted', newLevel: 'tot' }]);
  });

  it('a correction that waits does not keep the person from appealing, and is not accepted after the appeal', async () => {
    await t.ask(CORRECT, { s: s('c1-2'), seen: 1, level: 'xuat_sac', reason: WRONG }, year.as('hr'));
    expect((await mine('c1-2')).mayRequest).toBe('appeal');
    await t.ask(REVIEW, review('c1-2', { level: 'hoan_thanh' }), as('c1-2'));
    const asked = async (kind: string) => {
      const found = (await seen('c1-2')).requests.find((one) => one.kind === kind);
      return { id: String(found?.id), seen: found?.revision ?? 0, text: ANSWERED };
    };
    await t.ask(ANSWER, { ...(await asked('appeal')), accept: true, level: 'hoan_thanh' }, year.as('headC'));
    const correction = await asked('correction');
    expect(await t.refusal(ANSWER, { ...correction, accept: true }, year.as('headC'))).toBe('changed_meanwhile');
    await t.ask(ANSWER, { ...correction, accept: false }, year.as('headC'));
    expect(await year.sheet(period.id, 'c1-2')).toMatchObject({ finalLevel: 'hoan_thanh', lockRevision: 2 });
  });

  it('an appeal has its clock and its answer; the cap holds after the lock too', async () => {
    expect(await mine('c-1')).toMatchObject({ mayRequest: 'appeal', appealUntil: '2023-12-05', finalLevel: 'tot' });
    await t.ask(REVIEW, review('c-1', { level: 'xuat_sac' }), as('c-1'));
    expect((await inbox('headC', { kind: 'appeal' })).items).toMatchObject([{ dueOn: '2023-12-04', oldLevel: 'tot' }]);
    const { errors } = await t.gql(ANSWER, await accepts('c-1', 'xuat_sac'), year.as('headC'));
    expect(errors[0]?.extensions).toMatchObject({
      code: 'rating_cap_broken',
      messageVi: expect.stringMatching(/Sở Nội vụ: 1 người xếp loại xuất sắc, nhiều nhất được 0/),
    });
    expect((await year.sheet(period.id, 'c-1')).lockRevision).toBe(1);
    expect(await t.refusal(ANSWER, await accepts('c-1', null), year.as('headC'))).toBe('rating_accept_needs_level');
    // Also by whoever decides, but about themselves from another account.
    await t.giveRole(as('c-1')?.userId ?? 0, 'unit_head', year.unit('C'));
    expect(await t.refusal(ANSWER, await accepts('c-1', 'hoan_thanh'), as('c-1'))).toBe('rating_request_own_sheet');
    t.clock.set(Date.UTC(2023, 11, 5, 3));
    for (const name of ['c-1', 'c1-2'] as const) staff.set(name, await t.signIn(as(name) as Session));
    const again = await t.signIn(year.as('headC'));
    const late = await t.ask<{ ratingRequests: RatingRequestPage }>(INBOX, { filter: { overdue: true } }, again);
    expect([late.ratingRequests.overdue, late.ratingRequests.items[0]?.daysLeft]).toEqual([1, -1]);
    const { ratingCase } = await t.ask<{ ratingCase: RatingCase }>(OF, { s: s('c-1') }, again);
    const [asked] = ratingCase.requests;
    const refuse = { id: asked?.id, seen: asked?.revision, accept: false, text: ANSWERED };
    const twice = await Promise.all([t.gql(ANSWER, refuse, again), t.gql(ANSWER, refuse, again)]);
    expect(twice.flatMap(({ errors: wrong }) => wrong)).toEqual([]);
    expect(await mine('c-1')).toMatchObject({
      mayRequest: null,
      requests: [{ state: 'refused', answer: ANSWERED }, {}, {}],
    });
    expect(await t.refusal(REVIEW, review('c-1', { level: 'xuat_sac' }), as('c-1'))).toBe(
      'rating_request_answered_before',
    );
    t.clock.set(Date.UTC(2023, 11, 6, 3));
    staff.set('c1-2', await t.signIn(as('c1-2') as Session));
    expect(await t.refusal(REVIEW, review('c1-2', { level: 'hoan_thanh' }), as('c1-2'))).toBe(
      'rating_request_too_late',
    );
  });
});
