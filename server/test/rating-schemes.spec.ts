import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DECREE_335 } from '@dat100/shared/rating-decree-335';
import { DECREE_90 } from '@dat100/shared/rating-decree-90';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { digestOf } from '../src/common/digest.js';
import { frozenScheme, ShippedSchemes } from '../src/ratings/shipped-schemes.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';

const LIST = '{ ratingSchemes { code kind nameVi yearFrom yearTo version digest publishedAt publishedBy } }';
const ONE = `query($code: String!, $version: Int) { ratingScheme(code: $code, version: $version) {
  version digest content mayEdit publishedBy note
  draft { revision base editedBy content problems { code path messageVi messageEn } } } }`;
const HISTORY = `query($code: String!) { ratingSchemeHistory(code: $code) {
  version publishedBy note changes { labelVi beforeVi afterVi beforeEn afterEn } } }`;
const SAVE = `mutation($code: String!, $revision: Int!, $edits: [RatingEditInput!]!) {
  saveRatingDraft(code: $code, revision: $revision, edits: $edits) { revision base content problems { code path } } }`;
const DISCARD = 'mutation($code: String!, $revision: Int!) { discardRatingDraft(code: $code, revision: $revision) }';
const PUBLISH = `mutation($code: String!, $revision: Int!, $note: String!) {
  publishRatingScheme(code: $code, revision: $revision, note: $note) { version digest note publishedBy draft { revision } } }`;

interface Page {
  version: number;
  digest: string;
  content: string;
  mayEdit: boolean;
  publishedBy: string | null;
  draft: { revision: number; base: number; editedBy: string; content: string } | null;
}

forEachDatabase('rating schemes', (dialect) => {
  let t: TestApp;
  let hr: Session, other: Session, ward: Session, committee: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    const city = await t.addUnit('79');
    hr = await t.signInAs('hr', city);
    other = await t.signInAs('hr', city);
    committee = await t.signInAs('committee', city);
    ward = await t.signInAs('hr', await t.addUnit('26740', city));
  });
  afterAll(() => t.close());

  const one = async (session: Session, code = 'nd90', version: number | null = null) =>
    (await t.ask<{ ratingScheme: Page }>(ONE, { code, version }, session)).ratingScheme;
  const save = async (session: Session, revision: number, edits: object[]) =>
    (
      await t.ask<{ saveRatingDraft: { revision: number; problems: { path: string }[] } }>(
        SAVE,
        { code: 'nd90', revision, edits },
        session,
      )
    ).saveRatingDraft;
  const versions = async () =>
    (
      await t.db.read.rows<{ scheme: string; version: number }>(
        'SELECT scheme, version FROM rating_scheme_version ORDER BY scheme, version',
      )
    ).map((row) => `${row.scheme} ${row.version}`);

  it('both decrees are there from the start, in the order of their years, and say what they are', async () => {
    const { ratingSchemes } = await t.ask<{ ratingSchemes: object[] }>(LIST, {}, committee);
    expect(ratingSchemes).toMatchObject([
      { code: 'nd90', kind: 'conditions', yearFrom: 2023, yearTo: 2025, version: 1, publishedBy: null },
      { code: 'nd335', kind: 'points', yearFrom: 2026, yearTo: null, version: 1, publishedBy: null },
    ]);
    const { content, digest, mayEdit } = await one(committee);
    expect([JSON.parse(content), digest, mayEdit]).toEqual([DECREE_90, digestOf(content), false]);
  });

  it('they are put in once; one that is shipped changed is a new version, and the old one stays', async () => {
    const shipped = t.app.get(ShippedSchemes);
    await shipped.onModuleInit();
    expect(await versions()).toEqual(['nd335 1', 'nd90 1']);
    const trial: RatingScheme = { ...DECREE_90, code: 'trial' };
    const later: RatingScheme = { ...trial, caps: { ...trial.caps, percent: 2500 } };
    for (const scheme of [trial, later, trial, later]) await shipped.putIn([scheme]);
    expect(await versions()).toEqual(['nd335 1', 'nd90 1', 'trial 1', 'trial 2']);
    expect(JSON.parse((await one(hr, 'trial', 1)).content)).toEqual(trial);
  });

  it('a draft is edited line by line, and says what keeps it from being published', async () => {
    const begun = await save(hr, 0, [{ path: 'caps.percent', number: 3000 }]);
    expect(begun).toMatchObject({
      base: 1,
      problems: [{ code: 'outstanding_below_usual', path: 'caps.outstandingPercent' }],
    });
    expect(await t.refusal(PUBLISH, { code: 'nd90', revision: begun.revision, note: '' }, hr)).toBe(
      'rating_scheme_has_problems',
    );
    const mended = await save(other, begun.revision, [
      { path: 'caps.percent', number: 1500 },
      { path: 'otherwise', choice: 'hoan_thanh' },
    ]);
    expect(mended.problems).toEqual([]);
    expect((await one(hr)).draft).toMatchObject({
      revision: mended.revision,
      base: 1,
      editedBy: expect.stringMatching(/^Người dùng/),
    });
  });

  it('whoever comes second is told whose stands, and changes nothing', async () => {
    const { draft } = await one(hr);
    const late = { code: 'nd90', revision: (draft?.revision ?? 0) - 1 };
    const answer = await t.gql(SAVE, { ...late, edits: [{ path: 'caps.percent', number: 1 }] }, hr);
    expect(answer.errors[0]?.extensions).toMatchObject({
      code: 'rating_draft_changed',
      messageEn: expect.stringContaining(draft?.editedBy ?? 'nobody'),
    });
    expect(await t.refusal(PUBLISH, { ...late, note: '' }, hr)).toBe('rating_draft_changed');
    expect(await t.refusal(DISCARD, late, hr)).toBe('rating_draft_changed');
    const both = await Promise.all(
      [hr, other].map((session, n) =>
        t.gql(
          SAVE,
          { code: 'nd90', revision: draft?.revision, edits: [{ path: 'caps.percent', number: 1500 + n }] },
          session,
        ),
      ),
    );
    expect(both.map(({ errors }) => errors[0]?.extensions.code ?? 'saved').sort()).toEqual([
      'rating_draft_changed',
      'saved',
    ]);
  });

  it.each([
    ['a line that is not there', [{ path: 'caps.nope', number: 1 }]],
    ['a line that is only read', [{ path: 'years', number: 2024 }]],
    ['more than the line takes', [{ path: 'caps.percent', number: 10_001 }]],
    ['neither number nor choice', [{ path: 'caps.percent' }]],
    ['more lines than there are', Array.from({ length: 201 }, () => ({ path: 'caps.percent', number: 1 }))],
  ])('%s is refused', async (_, edits) => {
    const revision = (await one(hr)).draft?.revision ?? 0;
    expect(await t.refusal(SAVE, { code: 'nd90', revision, edits }, hr)).toBe('bad_rating_edit');
    expect((await one(hr)).draft?.revision).toBe(revision);
  });

  it('only those who work for the whole city edit; others see what is published and no draft', async () => {
    const edits = [{ path: 'caps.percent', number: 1 }];
    expect(await t.refusal(SAVE, { code: 'nd90', revision: 0, edits }, ward)).toBe('not_found');
    expect(await t.refusal(SAVE, { code: 'nd90', revision: 0, edits }, committee)).toBe('not_found');
    expect([await one(ward), await one(committee)]).toMatchObject([
      { mayEdit: false, draft: null },
      { mayEdit: false, draft: null },
    ]);
  });

  it('a published draft is the next version for good, with its differences in words and a trace', async () => {
    const before = await one(hr);
    const revision = (await save(hr, before.draft?.revision ?? 0, [{ path: 'caps.percent', number: 1550 }])).revision;
    const note = 'Hướng dẫn của Thành phố';
    const { publishRatingScheme } = await t.ask<{ publishRatingScheme: { digest: string } }>(
      PUBLISH,
      { code: 'nd90', revision, note },
      hr,
    );
    expect(publishRatingScheme).toMatchObject({
      version: 2,
      note,
      draft: null,
      publishedBy: expect.stringMatching(/^Người dùng/),
    });
    const { ratingSchemeHistory } = await t.ask<{ ratingSchemeHistory: object[] }>(
      HISTORY,
      { code: 'nd90' },
      committee,
    );
    expect(ratingSchemeHistory).toMatchObject([
      {
        version: 2,
        note,
        changes: [
          { labelVi: 'Khi không đạt mức nào', afterVi: 'Hoàn thành nhiệm vụ', afterEn: 'Completed' },
          { labelVi: 'Không quá', beforeVi: '20 %', afterVi: '15,5 %', beforeEn: '20 %', afterEn: '15.5 %' },
        ],
      },
      { version: 1, note: null, publishedBy: null, changes: [] },
    ]);
    expect((await one(hr, 'nd90', 1)).digest).toBe(before.digest);
    const trace = await t.db.read.one<{ detail: string }>(
      "SELECT detail FROM audit_record WHERE action = 'rating.publish_scheme'",
    );
    expect(JSON.parse(trace?.detail ?? '{}')).toEqual({ version: 2, digest: publishRatingScheme.digest });
    await t.app.get(ShippedSchemes).onModuleInit();
    expect((await versions()).filter((name) => name.startsWith('nd90'))).toEqual(['nd90 1', 'nd90 2']);
  });

  it('what the city has published stays in force when other rules come with the software, with one trace', async () => {
    const own = await one(hr);
    const { revision } = await save(hr, 0, [{ path: 'caps.percent', number: 1600 }]);
    const shipped = t.app.get(ShippedSchemes);
    const later: RatingScheme = { ...DECREE_90, years: { from: 2024, to: 2025 } };
    for (const scheme of [later, later]) await shipped.putIn([scheme]);
    expect(await one(hr)).toMatchObject({ version: 2, digest: own.digest, draft: { base: 2, revision } });
    await shipped.putIn([JSON.parse(own.content) as RatingScheme]);
    expect((await versions()).filter((name) => name.startsWith('nd90'))).toEqual(['nd90 1', 'nd90 2']);
    const kept = await t.db.read.rows<{ actor: string; subject_id: string; detail: string }>(
      "SELECT actor, subject_id, detail FROM audit_record WHERE action = 'rating.keep_scheme'",
    );
    expect(kept.map(({ detail, ...row }) => ({ ...row, ...(JSON.parse(detail) as object) }))).toEqual([
      { actor: 'system:start', subject_id: 'nd90', version: 2, digest: frozenScheme(later).digest },
    ]);
    await t.ask(DISCARD, { code: 'nd90', revision }, hr);
  });

  it('a draft that says nothing new is not published; it can be thrown away', async () => {
    const { revision } = await save(hr, (await one(hr)).draft?.revision ?? 0, []);
    expect(await t.refusal(PUBLISH, { code: 'nd90', revision, note: '' }, hr)).toBe('rating_scheme_unchanged');
    expect(await t.ask(DISCARD, { code: 'nd90', revision }, hr)).toEqual({ discardRatingDraft: true });
    expect(await t.refusal(DISCARD, { code: 'nd90', revision: 0 }, hr)).toBe('not_found');
    expect(await one(hr)).toMatchObject({ version: 2, draft: null });
  });

  it('a draft that a newer version overtook is not published', async () => {
    const edits = [{ path: 'caps.percent', number: 1500 }];
    const { saveRatingDraft } = await t.ask<{ saveRatingDraft: { revision: number } }>(
      SAVE,
      { code: 'nd335', revision: 0, edits },
      hr,
    );
    await t.app.get(ShippedSchemes).putIn([{ ...DECREE_335, years: { from: 2026, to: 2030 } }]);
    const late = { code: 'nd335', revision: saveRatingDraft.revision };
    expect(await t.refusal(PUBLISH, { ...late, note: '' }, hr)).toBe('rating_version_newer');
    expect(await t.ask(DISCARD, late, hr)).toEqual({ discardRatingDraft: true });
    expect(await one(hr, 'nd335')).toMatchObject({ version: 2, publishedBy: null, draft: null });
    const traced = await t.db.read.rows<{ subject_id: string }>(
      "SELECT subject_id FROM audit_record WHERE action = 'rating.ship_scheme' ORDER BY seq",
    );
    expect(traced.map((row) => row.subject_id)).toEqual(['trial', 'nd335']);
  });
});
