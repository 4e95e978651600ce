import { DEFAULT_SETTINGS } from '@dat100/shared/rating-period-settings';
import { settingsView } from '../../src/ratings/periods/edit-settings.service.js';
import type { SiblingCity } from '../siblings/city.js';

type Variables = Record<string, unknown>;

/** What every operation is asked with before one value of it is spoilt: it would be done, or nearly. */
export function bases(
  { own }: Pick<SiblingCity, 'own'>,
  n: number,
  version: number,
): Readonly<Record<string, Variables>> {
  const people = { personIds: [own.person], criterion: 'vneid_level2' };
  const dated = { validFrom: '2023-11-20', validTo: '2023-12-20' };
  const user = { username: `nguoi.${n}`, displayName: 'Người mới', role: 'association', lens: 'membership:dang_vien' };
  const settings = settingsView(DEFAULT_SETTINGS);
  const period = {
    year: 2023,
    name: 'Kỳ thử',
    scheme: 'nd90',
    schemeVersion: 1,
    cutOff: '2023-11-15',
    kinds: ['vien_chuc'],
  };
  const page = { page: 0, perPage: 5 };
  return {
    'Mutation acceptWeeks': { ids: [own.week] },
    'Mutation addPeerGroup': { unitId: own.unit, nameVi: `Cụm ${n}`, nameEn: `Cluster ${n}` },
    'Mutation answerAbsent': {
      personIds: [own.person],
      answer: 'moved',
      lastDay: '2023-11-19',
      toUnitId: own.subUnit,
      orderNumber: 'QD-2',
      reason: 'theo quyết định',
    },
    'Mutation answerRatingRequest': { id: '1', revision: 1, accept: true, level: 'tot', text: 'một câu trả lời' },
    'Mutation requestRatingCorrection': { sheetId: '1', lockRevision: 1, level: 'tot', reason: 'một lý do đủ dài' },
    'Mutation requestRatingReview': {
      ...{ sheetId: '1', kind: 'appeal', lockRevision: 1 },
      ...{ level: 'tot', reason: 'một lý do đủ dài' },
    },
    'Mutation saveSelfRating': { sheetId: '1', seenAt: '2023-11-20T03:00:00Z', level: 'tot', text: 'đã hoàn thành' },
    'Mutation withdrawRatingRequest': { id: '1' },
    'Query myRating': { sheetId: '1' },
    'Query ratingCase': { sheetId: '1' },
    'Query ratingRequests': { ...page, filter: { kind: 'appeal', state: 'open', overdue: true } },
    'Mutation answerWeek': { id: own.week, text: 'đã rà soát' },
    'Mutation answerRadar': {
      unitId: own.unit,
      criterion: 'vneid_level2',
      rule: 'low_verified',
      cutOff: '2023-11-17',
      text: 'đã xem',
      seen: 10,
    },
    'Mutation applyImport': { id: own.planned, goodRowsOnly: false },
    'Mutation cancelImport': { id: own.import },
    'Mutation changePassword': { old: 'không phải mật khẩu', new: 'một câu đủ dài' },
    'Mutation confirmList': { unitId: own.unit, withBelow: false },
    'Mutation confirmWeek': {
      unitId: own.unit,
      week: '2023-11-20',
      revision: 0,
      figures: 'khóa',
      answer: 'đã rà soát',
    },
    'Mutation correctStatus': { personId: own.person, eventId: own.event, reason: 'nhầm' },
    'Mutation proposeRatings': {
      periodId: '1',
      agencyId: own.unit,
      changes: [{ id: '1', revision: 1, level: 'tot' }],
      reason: 'một lý do đủ dài',
    },
    'Mutation decideRatings': {
      periodId: '1',
      agencyId: own.unit,
      changes: [{ id: '1', revision: 1, level: 'tot' }],
      reason: 'một lý do đủ dài',
    },
    'Mutation setRatingHead': { id: '1', revision: 1, unitId: own.unit, reason: 'theo quyết định mới' },
    'Mutation takeOutOfRating': {
      ...{ id: '1', revision: 1, out: true },
      ...{ reason: 'nghỉ theo chế độ khác', document: '12/QĐ' },
    },
    'Mutation enterRatingFacts': {
      id: '1',
      revision: 1,
      facts: {
        worked: { months: 1100, on: '2023-11-18', source: 'hồ sơ' },
        away: { months: 100, on: '2023-11-18', source: 'hồ sơ' },
        maternity: false,
        opinion: false,
        discipline: { kind: 'none', on: '2023-11-18', source: 'hồ sơ' },
        scores: [{ period: 0, input: 'tasks_done', achieved: 9, of: 10, on: '2023-11-18', source: 'sổ' }],
      },
    },
    'Mutation proposeRatingTeam': { periodId: '1', agencyId: own.unit, unitId: own.unit, revision: 1 },
    'Mutation returnRatingTeam': {
      periodId: '1',
      agencyId: own.unit,
      unitId: own.unit,
      revision: 1,
      reason: 'một lý do đủ dài',
    },
    'Mutation recordRatingMeeting': {
      agency: { periodId: '1', agencyId: own.unit, revision: 1 },
      minutes: { on: '2023-11-18', present: 5, absent: 0, number: '12/BB', text: 'thống nhất' },
    },
    'Mutation recordRatingOpinion': {
      agency: { periodId: '1', agencyId: own.unit, revision: 1 },
      opinion: { on: '2023-11-18', by: 'Chi bộ', text: 'Nhất trí' },
    },
    'Mutation changeRatingAgency': {
      agency: { periodId: '1', agencyId: own.unit, revision: 1 },
      terms: { selfDue: '2023-12-20', proposeDue: '2023-12-21', decideDue: '2023-12-22', outstanding: true },
      reason: 'lùi hạn theo văn bản',
    },
    'Mutation lockUnratedAgencies': { periodId: '1', agencyIds: [own.unit] },
    'Mutation moveRatingAgency': {
      agency: { periodId: '1', agencyId: own.unit, revision: 1 },
      act: 'decide',
      reason: 'một lý do đủ dài',
      number: '12/QĐ',
      on: '2023-11-18',
    },
    'Mutation delegateRating': { periodId: '1', agencyId: own.unit, deputyId: own.user, ...dated, document: '12/UQ' },
    'Mutation endRatingDelegation': { periodId: '1', agencyId: own.unit, id: '1' },
    'Mutation createRatingPeriod': { input: period },
    'Mutation createUsers': { users: [{ ...user, unitId: own.unit, personId: own.person, ...dated }] },
    'Mutation createUsersFromCsv': { csv: `username,display_name,role,unit_code\nnguoi.${n},Người mới,hr,26740` },
    'Mutation decideConflict': { id: own.row, decision: 'apply', reason: 'đúng', orderNumber: 'QD-2' },
    'Mutation decideConflicts': { ids: [own.row], decision: 'apply', reason: 'đúng', orderNumber: 'QD-2' },
    'Mutation deleteView': { id: own.view },
    'Mutation disableUser': { id: own.user, disabled: false },
    'Mutation linkUser': { id: own.user, personId: own.person },
    'Mutation discardImport': { id: own.import },
    'Mutation discardRatingPeriod': { id: '1', revision: 1 },
    'Mutation discardRatingDraft': { code: 'nd90', revision: 1 },
    'Mutation endEmployment': { personId: own.person, lastDay: '2023-11-20', reason: 'nghỉ', version },
    'Mutation endRole': { roleId: '1' },
    'Mutation freezePeerGroups': { unitId: own.unit, period: '2024-Q1' },
    'Mutation grantRole': { userId: own.user, role: user.role, unitId: own.unit, lens: user.lens, ...dated },
    'Mutation login': { username: `nguoi.${n}`, password: 'không phải mật khẩu' },
    'Mutation nameFocal': { username: `dau.moi.${n}`, displayName: 'Đầu mối', unitId: own.unit, ...dated },
    'Mutation openAccount': { code: 'AAAA-AAAA-AAAA-AAAA', password: 'một câu đủ dài' },
    'Mutation nameRatingHeads': {
      ...{ periodId: '1', revision: 1, restVacant: false, reason: 'theo quyết định mới' },
      heads: [{ unitId: own.unit, personId: own.person }],
    },
    'Mutation openRatingPeriod': { id: '1', revision: 1 },
    'Mutation publishRatingScheme': { code: 'nd90', revision: 1, note: 'theo hướng dẫn mới' },
    'Mutation recordHeadcount': { unitId: own.unit, people: 20, validFrom: '2023-11-01', documentNumber: 'QD-3' },
    'Mutation recordStatus': { ...people, stage: 'activated', on: '2023-11-01', trust: 'checked', reference: 'HS-1' },
    'Mutation printCallList': { unitId: own.unit, criterion: 'vneid_level2', action: 'activate' },
    'Mutation renameView': { id: own.view, name: `Chế độ ${n}` },
    'Mutation resetUser': { id: own.user },
    'Mutation remapImport': { id: own.planned, sheet: '', fields: [{ column: 'A', field: 'name' }] },
    'Mutation returnWeek': { id: own.week, text: 'vì sao?' },
    'Mutation savePerson': {
      input: {
        unitId: own.unit,
        fullName: 'Trần Văn Mới',
        citizenId: `0790620${String(n).padStart(5, '0')}`,
        birthDate: '1962-01-01',
        sex: 'male',
        phone: '0977000123',
        kind: 'cong_chuc',
        title: 'Chuyên viên',
        memberships: ['dang_vien'],
        employedFrom: '2023-01-01',
        stages: [{ criterion: 'chip_card', stage: 'held', on: '2023-02-01', trust: 'checked', reference: 'HS-2' }],
        acceptTransfer: false,
      },
    },
    'Mutation saveRatingDraft': {
      code: 'nd335',
      revision: 0,
      edits: [{ path: 'caps.percent', number: 1500, choice: 'down' }],
    },
    'Mutation saveRatingAgencies': {
      periodId: '1',
      revision: 1,
      agencies: [
        {
          ...{ unitId: own.unit, outstanding: true, remove: false },
          ...{ selfDue: '2023-11-20', proposeDue: '2023-11-25', decideDue: '2023-12-01' },
        },
      ],
    },
    'Mutation saveRatingSettings': { periodId: '1', revision: 1, settings },
    'Mutation saveRatingPeriod': { id: '1', revision: 1, input: period },
    'Mutation saveView': { name: `Chế độ ${n}`, path: '/board/1' },
    'Mutation setPeerGroup': {
      unitId: own.unit,
      unitIds: [own.subUnit],
      group: 'offices',
      from: '2023-11-20',
      reason: 'theo quyết định',
    },
    'Mutation setReason': { ...people, reason: 'no_smartphone' },
    'Mutation setScope': {
      input: {
        personIds: [own.person],
        criteria: ['chip_card'],
        status: 'deferred',
        ...dated,
        reason: 'ốm',
        documentNumber: 'SO-1',
        approver: 'Bà Chủ tịch',
      },
    },
    'Mutation transferPerson': {
      personId: own.person,
      toUnitId: own.subUnit,
      from: '2023-11-20',
      orderNumber: 'QD-1',
      kind: 'cong_chuc',
      title: 'Chuyên viên',
      version,
    },
    'Mutation undoEdit': { id: '1' },
    'Mutation undoImport': { id: own.planned },
    'Query absentPeople': { ...page, filter: { unitId: own.unit, importId: own.import, state: 'open' } },
    'Query audit': { ...page, unitId: own.unit },
    'Query board': {
      unitId: own.unit,
      criterion: 'vneid_level2',
      lens: 'all',
      asOf: '2023-11-20',
      basis: 'verified',
      since: '2023-11-01',
      asKnown: false,
    },
    'Query completeness': { unitId: own.unit },
    'Query conflicts': {
      ...page,
      filter: { unitId: own.unit, importId: own.import, code: 'employed_elsewhere' },
    },
    'Query flaggedLists': { ...page, filter: { unitId: own.unit, flag: 'shrank' } },
    'Query headcounts': { unitId: own.unit },
    'Query import': { id: own.import },
    'Query importRows': {
      ...page,
      importId: own.import,
      filter: { unitId: own.unit, outcome: 'new', row: 2, remarked: false },
    },
    'Query imports': { ...page, unitId: own.unit },
    'Query peerGroups': { unitId: own.unit, asOf: '2023-11-01' },
    'Query people': {
      ...page,
      filter: {
        unitId: own.unit,
        search: 'tran',
        kind: 'cong_chuc',
        membership: 'dang_vien',
        criterion: 'vneid_level2',
        stage: 'activated',
        direct: false,
        notAchieved: false,
        achieved: 'claimed',
        scope: 'exempt',
        overdue: false,
        lens: 'all',
        holder: 'person',
        reason: 'none',
        waitingAtLeast: 0,
      },
      sort: 'NAME_ASC',
    },
    'Query person': { id: own.person },
    'Query todo': { unitId: own.unit },
    'Query todoPeers': { unitId: own.unit },
    'Query todoPeople': { ...page, unitId: own.unit, criterion: 'vneid_level2', action: 'activate' },
    'Query todoPeopleIds': { unitId: own.unit, criterion: 'vneid_level2', action: 'activate' },
    'Query radar': { ...page, unitId: own.unit, criterion: 'vneid_level2', rule: 'late_batch', open: true },
    'Query unit': { id: own.unit },
    'Query boardLedger': {
      unitId: own.unit,
      criterion: 'vneid_level2',
      lens: 'all',
      from: '2023-09-01',
      to: '2023-11-20',
    },
    'Query ledgerPeople': {
      ...{ unitId: own.unit, criterion: 'vneid_level2', cause: 'completed', lens: 'all' },
      ...{ from: '2023-09-01', to: '2023-11-20', ...page },
    },
    'Query ratingAgency': { periodId: '1', unitId: own.unit },
    'Query ratingSheets': {
      ...{ periodId: '1', unitId: own.unit, ...page },
      filter: {
        ...{ unitId: own.unit, search: 'nguyen', level: 'tot', dutyGroup: 'lanh_dao', state: 'open' },
        ...{ different: true, lacking: true },
      },
    },
    'Query ratingSheet': { id: '1' },
    'Query ratedUnits': { periodId: '1', group: 'wards:1' },
    'Query ratingDistribution': { periodId: '1', agencyId: own.unit },
    'Query ratingPeriod': { id: '1' },
    'Query ratingPeriods': {},
    'Query ratingScheme': { code: 'nd90', version: 1 },
    'Query ratingSchemeHistory': { code: 'nd90' },
    'Query ratingWhatIf': {
      ask: {
        code: 'nd90',
        periodId: '1',
        edits: [{ path: 'time.leastWorked', number: 500, choice: 'x' }],
        movers: { from: 'tot', to: 'open', ...page },
      },
    },
    'Query secondBoard': {
      unitId: own.unit,
      criterion: 'vneid_level2',
      kind: 'improved',
      lens: 'all',
      asOf: '2023-11-20',
      since: '2023-10-23',
    },
    'Query waiting': { unitId: own.unit, criterion: 'vneid_level2', lens: 'all' },
    'Query boardTrend': {
      unitId: own.unit,
      criterion: 'vneid_level2',
      lens: 'all',
      from: '2023-03-01',
      to: '2023-11-20',
    },
    'Query unitTotals': { unitId: own.unit, lens: 'all', asOf: '2023-11-20' },
    'Query units': { ...page, filter: { search: 'ben', parentId: '2', ids: [own.unit], inMyScope: false } },
    'Query users': { ...page, search: 'a', unitId: own.unit },
    'Query weekBulletin': { unitId: own.unit, criterion: 'vneid_level2', lens: 'all', week: '2023-11-20' },
    'Query weekMarks': { unitId: own.unit },
    'Query weekSheet': { unitId: own.unit, week: '2023-11-20' },
    'Query weeks': { ...page, week: '2023-11-20', filter: { unitId: own.unit, deep: true, state: 'open' } },
  };
}

/** The variables with the value at a path (`filter.search`, `personIds`) replaced; in a list, that of its first item. */
export function spoilt(variables: unknown, path: readonly string[], value: unknown): unknown {
  if (Array.isArray(variables)) return [spoilt(variables[0], path, value)];
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const object = (variables ?? {}) as Variables;
  return { ...object, [key]: spoilt(object[key], rest, value) };
}

/** The value at a path; in lists, that of the first item. */
export function valueAt(variables: unknown, path: string): unknown {
  return path.split('.').reduce((at: unknown, key) => {
    const object = Array.isArray(at) ? (at[0] as unknown) : at;
    return (object as Variables | undefined)?.[key];
  }, variables);
}
