import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERMISSIONS, ROLE_PERMISSIONS, type Permission, type Role } from '@dat100/shared/permissions';
import { documentFor, operationsOf, rootFields, type Operation } from './operations.js';
import { startApp, type Session, type TestApp } from './app.js';

/**
 * Every way into the application and what it asks of its caller: a permission, `signed_in`, or `public`.
 * A new operation is added here by whoever adds it, so that a reader sees who may call it.
 */
const TABLE: Record<string, string> = {
  'GET /files/boards/:unitId.csv': 'board.export',
  'GET /files/boards/:unitId.xlsx': 'board.export',
  'GET /files/imports/:id/errors.xlsx': 'import.read',
  'GET /files/lists/absent.:format': 'people.export',
  'GET /files/lists/audit.:format': 'audit.read',
  'GET /files/lists/completeness.:format': 'unit.read',
  'GET /files/lists/conflicts.:format': 'people.export',
  'GET /files/lists/imports.:format': 'import.read',
  'GET /files/lists/ledger-people.:format': 'people.export',
  'GET /files/lists/ledger.:format': 'board.export',
  'GET /files/lists/peer-groups.:format': 'board.read',
  'GET /files/lists/radar.:format': 'radar.read',
  'GET /files/lists/todo.:format': 'people.export',
  'GET /files/lists/users.:format': 'user.read',
  'GET /files/lists/weeks.:format': 'week.read',
  'GET /files/lists/second-board.:format': 'board.export',
  'GET /files/lists/trend.:format': 'board.export',
  'GET /files/lists/waiting.:format': 'board.export',
  'GET /files/people.csv': 'people.export',
  'GET /files/people.xlsx': 'people.export',
  'GET /files/rating-papers/:sheetId': 'rating.export',
  'GET /files/ratings/:periodId/papers.zip': 'rating.export',
  'GET /files/ratings/:periodId/results.csv': 'rating.export',
  'GET /files/ratings/:periodId/results.docx': 'rating.export',
  'GET /files/ratings/:periodId/results.pdf': 'rating.export',
  'GET /files/ratings/:periodId/results.xlsx': 'rating.export',
  'GET /files/rating-units/:periodId.csv': 'rating.export',
  'GET /files/rating-units/:periodId.xlsx': 'rating.export',
  'GET /files/ratings/:periodId/scores-template.xlsx': 'rating.enter',
  'GET /files/template-roster.xlsx': 'import.run',
  'GET /files/templates/police.xlsx': 'police.import',
  'GET /files/templates/roster.xlsx': 'import.run',
  'GET /files/weeks/:id.docx': 'week.read',
  'GET /files/weeks/:id.pdf': 'week.read',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'public',
  'Mutation acceptWeeks': 'week.review',
  'Mutation addPeerGroup': 'peer_group.write',
  'Mutation answerAbsent': 'people.write',
  'Mutation answerRadar': 'radar.answer',
  'Mutation answerRatingRequest': 'rating.sheet',
  'Mutation answerWeek': 'week.confirm',
  'Mutation applyImport': 'import.read',
  'Mutation cancelImport': 'import.read',
  'Mutation changePassword': 'signed_in',
  'Mutation confirmList': 'import.run',
  'Mutation confirmWeek': 'week.confirm',
  'Mutation correctStatus': 'status.correct',
  'Mutation createRatingPeriod': 'rating.manage',
  'Mutation createUsers': 'user.manage',
  'Mutation createUsersFromCsv': 'user.manage',
  'Mutation decideConflict': 'conflict.resolve',
  'Mutation decideConflicts': 'conflict.resolve',
  'Mutation decideRatings': 'rating.sheet',
  'Mutation delegateRating': 'rating.decide',
  'Mutation linkUser': 'user.manage',
  'Mutation deleteView': 'signed_in',
  'Mutation disableUser': 'user.manage',
  'Mutation discardImport': 'import.read',
  'Mutation discardRatingDraft': 'rating.scheme',
  'Mutation discardRatingPeriod': 'rating.manage',
  'Mutation endEmployment': 'people.write',
  'Mutation endRatingDelegation': 'rating.decide',
  'Mutation endRole': 'role.grant',
  'Mutation enterRatingFacts': 'rating.enter',
  'Mutation setRatingHead': 'rating.manage',
  'Mutation takeOutOfRating': 'rating.manage',
  'Mutation freezePeerGroups': 'peer_group.write',
  'Mutation grantRole': 'role.grant',
  'Mutation login': 'public',
  'Mutation logout': 'public',
  'Mutation changeRatingAgency': 'rating.manage',
  'Mutation lockUnratedAgencies': 'rating.lock',
  'Mutation moveRatingAgency': 'rating.sheet',
  'Mutation nameFocal': 'focal.name',
  'Mutation openAccount': 'public',
  'Mutation nameRatingHeads': 'rating.manage',
  'Mutation openRatingPeriod': 'rating.manage',
  'Mutation printCallList': 'people.print',
  'Mutation proposeRatingTeam': 'rating.propose',
  'Mutation proposeRatings': 'rating.propose',
  'Mutation publishRatingScheme': 'rating.scheme',
  'Mutation recordHeadcount': 'headcount.record',
  'Mutation recordRatingMeeting': 'rating.enter',
  'Mutation recordRatingOpinion': 'rating.enter',
  'Mutation recordStatus': 'status.record',
  'Mutation remapImport': 'import.read',
  'Mutation renameView': 'signed_in',
  'Mutation requestRatingCorrection': 'rating.lock',
  'Mutation requestRatingReview': 'self.rate',
  'Mutation resetUser': 'user.manage',
  'Mutation returnRatingTeam': 'rating.enter',
  'Mutation returnWeek': 'week.review',
  'Mutation savePerson': 'people.write',
  'Mutation saveRatingAgencies': 'rating.manage',
  'Mutation saveRatingDraft': 'rating.scheme',
  'Mutation saveRatingPeriod': 'rating.manage',
  'Mutation saveRatingSettings': 'rating.manage',
  'Mutation saveSelfRating': 'self.rate',
  'Mutation saveView': 'signed_in',
  'Mutation setPeerGroup': 'peer_group.write',
  'Mutation setReason': 'status.record',
  'Mutation setScope': 'scope.write',
  'Mutation transferPerson': 'people.write',
  'Mutation undoEdit': 'status.record',
  'Mutation undoImport': 'import.read',
  'Mutation withdrawRatingRequest': 'signed_in',
  'POST /files/imports': 'import.read',
  'POST /files/ratings/:periodId/scores': 'rating.enter',
  'POST /files/ratings/:periodId/scores-faults.xlsx': 'rating.enter',
  'POST /files/police-request.xlsx': 'police.request',
  'Query absentPeople': 'people.read',
  'Query audit': 'audit.read',
  'Query board': 'board.read',
  'Query boardLedger': 'board.read',
  'Query boardTrend': 'board.read',
  'Query completeness': 'unit.read',
  'Query conflicts': 'conflict.resolve',
  'Query demoAccounts': 'public',
  'Query directives': 'board.read',
  'Query flaggedLists': 'unit.read',
  'Query headcounts': 'unit.read',
  'Query import': 'import.read',
  'Query importRows': 'import.read',
  'Query imports': 'import.read',
  'Query ledgerPeople': 'people.read',
  'Query lenses': 'board.read',
  'Query me': 'public',
  'Query myRating': 'self.read',
  'Query myRatings': 'self.read',
  'Query myStatus': 'self.read',
  'Query peerGroups': 'board.read',
  'Query people': 'people.identify',
  'Query person': 'people.read',
  'Query ratingAgency': 'rating.sheet',
  'Query ratedUnits': 'rating.read',
  'Query ratingDistribution': 'rating.sheet',
  'Query ratingPeriod': 'rating.read',
  'Query ratingPeriods': 'rating.read',
  'Query ratingCase': 'rating.sheet',
  'Query ratingRequests': 'rating.sheet',
  'Query ratingTurns': 'rating.sheet',
  'Query ratingScheme': 'rating.read',
  'Query ratingSchemeHistory': 'rating.read',
  'Query ratingSchemes': 'rating.read',
  'Query ratingWhatIf': 'rating.scheme',
  'Query radar': 'radar.read',
  'Query ratingSheet': 'rating.sheet',
  'Query ratingSheets': 'rating.sheet',
  'Query rosterFields': 'import.read',
  'Query savedViews': 'signed_in',
  'Query secondBoard': 'board.read',
  'Query todo': 'people.read',
  'Query todoPeers': 'board.read',
  'Query todoPeople': 'people.read',
  'Query todoPeopleIds': 'people.read',
  'Query unit': 'board.read',
  'Query unitTotals': 'board.read',
  'Query units': 'board.read',
  'Query users': 'user.read',
  'Query waiting': 'board.read',
  'Query weekBulletin': 'board.read',
  'Query weekMarks': 'board.read',
  'Query weekSheet': 'week.read',
  'Query weeks': 'week.read',
  'Subscription boardChanged': 'board.read',
  'Subscription importChanged': 'import.read',
  'Subscription ratingPeriodMoved': 'rating.read',
};

describe('the role table', () => {
  let t: TestApp;
  let operations: Operation[];
  const callers = new Map<Role, Session>();
  beforeAll(async () => {
    t = await startApp({ dialect: 'sqlite' });
    operations = operationsOf(t);
    const city = await t.addUnit('79');
    for (const role of Object.keys(ROLE_PERMISSIONS) as Role[])
      callers.set(role, await t.signInAs(role, city, { lens: role === 'association' ? 'membership:doan_vien' : null }));
  });
  afterAll(() => t.close());

  it('every operation declares what it asks, and it is what is written here', () => {
    expect(Object.fromEntries(operations.map(({ name, declared }) => [name, declared ?? 'NOTHING DECLARED']))).toEqual(
      TABLE,
    );
  });

  it('every permission asked for exists and is held by some role', () => {
    const asked = operations.flatMap(({ declared }) =>
      declared === undefined || declared === 'public' || declared === 'signed_in' ? [] : [declared],
    );
    const held = new Set(Object.values(ROLE_PERMISSIONS).flat());
    expect(asked.filter((permission) => !PERMISSIONS.includes(permission) || !held.has(permission))).toEqual([]);
  });

  it('every root field of the schema has exactly one handler here, and no handler is without a field', () => {
    const fields = [...rootFields(t).keys()].sort();
    const handlers = operations.map(({ name }) => name).filter((name) => /^(Query|Mutation|Subscription) /.test(name));
    expect(handlers).toEqual(fields);
  });

  it('without a session only public operations answer', async () => {
    for (const [name, field] of rootFields(t)) {
      if (name.startsWith('Subscription')) continue;
      const { query, variables } = documentFor(name, field);
      const code = (await t.gql(query, variables)).errors[0]?.extensions.code ?? 'answered';
      const isPublic = TABLE[name] === 'public';
      expect({ name, refused: code === 'UNAUTHENTICATED' }).toEqual({ name, refused: !isPublic });
      expect(code).not.toBe('internal');
    }
  });

  it('a role without the permission is told "not found", whatever it asks for', async () => {
    let denied = 0;
    for (const [role, session] of callers)
      for (const [name, field] of rootFields(t)) {
        const needed = TABLE[name];
        if (name.startsWith('Subscription') || needed === 'public' || needed === 'signed_in') continue;
        if (ROLE_PERMISSIONS[role].includes(needed as Permission)) continue;
        const { query, variables } = documentFor(name, field);
        const { data, errors } = await t.gql(query, variables, session);
        const told = Object.values(data ?? {}).filter((value) => value !== null);
        expect({ role, name, told, code: errors[0]?.extensions.code }).toEqual({
          role,
          name,
          told: [],
          code: 'not_found',
        });
        denied += 1;
      }
    expect(denied).toBeGreaterThan(50);
  });

  it('plain routes are guarded alike', async () => {
    for (const { name, declared } of operations) {
      const [method, path] = name.split(' ');
      if (!path?.startsWith('/')) continue;
      const response = await fetch(`${t.url}${path}`, { method, headers: { 'x-requested-with': 'dat100' } });
      expect({ name, refused: response.status === 401 }).toEqual({ name, refused: declared !== 'public' });
      if (declared === 'public') continue;
      for (const [role, session] of callers) {
        if (declared === 'signed_in' || (declared && ROLE_PERMISSIONS[role].includes(declared))) continue;
        const denied = await fetch(`${t.url}${path}`, {
          method,
          headers: { 'x-requested-with': 'dat100', cookie: session.cookie },
        });
        expect({ name, role, status: denied.status }).toEqual({ name, role, status: 404 });
      }
    }
  });
});
