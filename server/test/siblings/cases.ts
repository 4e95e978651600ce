import { DEFAULT_SETTINGS } from '@dat100/shared/rating-period-settings';
import { settingsView } from '../../src/ratings/periods/edit-settings.service.js';
import type { SiblingCity } from './city.js';
import type { Things } from './office.js';

type Variables = Record<string, unknown>;
type Ask = (x: Things, own: SiblingCity['own']) => Variables[];

/** How an operation is aimed at things of others. */
export interface Aim {
  /** must be answered as if the thing did not exist */
  hidden: Ask;
  /** names a unit, which is public: the answer may tell its totals and names, and nobody's */
  open?: Ask;
}

const nothing: Aim = { hidden: () => [{}] };
const AWAY = { criterion: 'vneid_level2', stage: 'activated' };
const LISTED = { criterion: 'vneid_level2', format: 'csv' };
const WAITING = { criterion: 'vneid_level2', action: 'await_approval' };
const DATED = { validFrom: '2023-11-20', validTo: '2023-12-20' };
const NEW_USER = { username: 'someone.new', displayName: 'Người mới', role: 'hr' };
const SETTINGS = settingsView(DEFAULT_SETTINGS);
const PERIOD = { year: 2023, scheme: 'nd90', cutOff: '2023-11-15' };
const ROW = { fullName: 'Trần Của Mình', kind: 'cong_chuc', title: 'Khác', birthDate: '1962-03-17' };

/** Every way into the application; one that is added without a case here fails the test. */
export const AIMS: Readonly<Record<string, Aim>> = {
  'GET /files/boards/:unitId.csv': {
    hidden: () => [{ unitId: '1', criterion: 'no such' }],
    open: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2' },
      { unitId: x.unit, criterion: 'vneid_level2', basis: 'verified', since: '2023-11-01', lang: 'en' },
    ],
  },
  'GET /files/boards/:unitId.xlsx': {
    hidden: () => [{ unitId: '1', criterion: 'no such' }],
    open: (x) => [{ unitId: x.unit, criterion: 'chip_card' }],
  },
  'GET /files/imports/:id/errors.xlsx': { hidden: (x) => [{ id: x.planned }, { id: x.import }] },
  'GET /files/lists/absent.:format': {
    hidden: (x) => [{ format: 'csv', unitId: x.unit }],
    open: (x) => [{ format: 'csv', importId: x.import }, { format: 'csv', state: 'answered' }, { format: 'csv' }],
  },
  'GET /files/lists/audit.:format': { hidden: (x) => [{ format: 'csv', unitId: x.unit }] },
  'GET /files/lists/completeness.:format': { hidden: (x) => [{ format: 'csv', unitId: x.unit }] },
  'GET /files/lists/conflicts.:format': {
    hidden: (x) => [{ format: 'csv', unitId: x.unit }],
    open: (x) => [{ format: 'csv', importId: x.import }, { format: 'csv' }],
  },
  'GET /files/lists/imports.:format': {
    hidden: (x) => [{ format: 'csv', unitId: x.unit }],
    open: () => [{ format: 'csv' }],
  },
  'GET /files/lists/ledger-people.:format': {
    hidden: (x) => [{ ...LISTED, unitId: x.unit, cause: 'completed', from: '2023-01-10' }],
  },
  'GET /files/lists/ledger.:format': {
    hidden: () => [{ unitId: '1', criterion: 'no such', format: 'csv' }],
    open: (x) => [{ ...LISTED, unitId: x.unit, from: '2023-01-10' }],
  },
  'GET /files/lists/peer-groups.:format': {
    hidden: () => [{ unitId: '99999', format: 'csv' }],
    open: (x) => [{ unitId: x.unit, format: 'csv' }],
  },
  'GET /files/lists/radar.:format': { hidden: (x) => [{ ...LISTED, unitId: x.unit }] },
  'GET /files/lists/todo.:format': { hidden: (x) => [{ unitId: x.unit, format: 'csv' }] },
  'GET /files/lists/users.:format': {
    hidden: (x) => [{ format: 'csv', unitId: x.unit }],
    open: () => [{ format: 'csv' }, { format: 'csv', search: 'nguyen' }],
  },
  'GET /files/lists/weeks.:format': {
    hidden: (x) => [{ format: 'csv', unitId: x.unit }],
    open: () => [{ format: 'csv' }],
  },
  'GET /files/lists/second-board.:format': {
    hidden: () => [{ unitId: '1', criterion: 'no such', format: 'csv' }],
    open: (x) => ['improved', 'first', 'verified', 'waiting'].map((kind) => ({ ...LISTED, unitId: x.unit, kind })),
  },
  'GET /files/lists/trend.:format': {
    hidden: () => [{ unitId: '1', criterion: 'no such', format: 'xlsx' }],
    open: (x) => [{ ...LISTED, unitId: x.unit }],
  },
  'GET /files/lists/waiting.:format': {
    hidden: () => [{ unitId: '1', criterion: 'no such', format: 'csv' }],
    open: (x) => [
      { ...LISTED, unitId: x.unit },
      { ...LISTED, unitId: x.unit, lens: 'kind:cong_chuc', asOf: '2023-11-19' },
    ],
  },
  'GET /files/people.csv': {
    hidden: (x) => [
      ...[{}, { direct: true }, { membership: 'dang_vien' }, { search: x.words }, AWAY].map((filter) => ({
        unitId: x.unit,
        ...filter,
      })),
      { unitId: x.unit, criterion: 'chip_card', notAchieved: true, sort: 'WAITING_DESC' },
    ],
  },
  'GET /files/people.xlsx': { hidden: (x) => [{ unitId: x.unit }] },
  // The city of these tests has no rating period: whose papers somebody sees is for the tests of results.
  'GET /files/rating-papers/:sheetId': { hidden: (x) => [{ sheetId: x.week }, { sheetId: x.person, kind: 'notice' }] },
  'GET /files/ratings/:periodId/papers.zip': { hidden: (x) => [{ periodId: x.week, unitId: x.unit }] },
  'GET /files/ratings/:periodId/results.csv': {
    hidden: (x) => [{ periodId: x.week }, { periodId: x.week, unitId: x.unit, list: 'party' }],
  },
  'GET /files/ratings/:periodId/results.docx': { hidden: (x) => [{ periodId: x.week, agencyId: x.unit }] },
  'GET /files/ratings/:periodId/results.pdf': { hidden: (x) => [{ periodId: x.week, agencyId: x.unit }] },
  'GET /files/ratings/:periodId/results.xlsx': { hidden: (x) => [{ periodId: x.week, unitId: x.unit }] },
  'GET /files/rating-units/:periodId.csv': { hidden: (x) => [{ periodId: x.week }] },
  'GET /files/rating-units/:periodId.xlsx': { hidden: (x) => [{ periodId: x.week, group: 'wards:1' }] },
  'GET /files/ratings/:periodId/scores-template.xlsx': { hidden: (x) => [{ periodId: x.week, unitId: x.unit }] },
  'POST /files/ratings/:periodId/scores': { hidden: (x) => [{ periodId: x.week }] },
  'POST /files/ratings/:periodId/scores-faults.xlsx': { hidden: (x) => [{ periodId: x.week }] },
  'GET /files/template-roster.xlsx': nothing,
  'GET /files/templates/police.xlsx': nothing,
  'GET /files/templates/roster.xlsx': { hidden: (x) => [{ unitId: x.unit }] },
  'GET /files/weeks/:id.docx': { hidden: (x) => [{ id: x.week }] },
  'GET /files/weeks/:id.pdf': { hidden: (x) => [{ id: x.week }] },
  'GET /health/live': nothing,
  'GET /health/ready': nothing,
  'GET /metrics': nothing,
  'POST /files/imports': {
    hidden: (x, own) => [
      { unitId: x.unit },
      { unitId: own.unit, said: x.unitCode },
      { unitId: own.subUnit, said: x.unitCode },
    ],
  },
  'POST /files/police-request.xlsx': {
    hidden: (x, own) => [
      { unitId: x.unit, ...WAITING, purpose: 'hỗ trợ', all: true },
      { unitId: x.unit, ...WAITING, purpose: 'hỗ trợ', personIds: [x.person] },
      { unitId: own.unit, ...WAITING, purpose: 'hỗ trợ', personIds: [x.person] },
    ],
  },
  'Mutation acceptWeeks': { hidden: (x, own) => [{ ids: [x.week] }, { ids: [own.week, x.week] }] },
  'Mutation addPeerGroup': { hidden: (x) => [{ unitId: x.unit, nameVi: 'Cụm của mình' }] },
  'Mutation answerAbsent': {
    hidden: (x, own) => [
      { personIds: [x.person], answer: 'still_here' },
      { personIds: [own.person, x.person], answer: 'left', lastDay: '2023-11-19', reason: 'nghỉ' },
      { personIds: [own.person], answer: 'moved', lastDay: '2023-11-19', toUnitId: x.unit },
    ],
  },
  'Mutation answerRatingRequest': {
    hidden: (x) => [{ id: x.row, revision: 1, accept: true, level: 'tot', text: 'một câu trả lời' }],
  },
  'Mutation requestRatingCorrection': {
    hidden: (x) => [{ sheetId: x.row, lockRevision: 1, level: 'tot', reason: 'một lý do đủ dài' }],
  },
  'Mutation requestRatingReview': {
    hidden: (x) => [{ sheetId: x.row, kind: 'appeal', lockRevision: 1, reason: 'một lý do đủ dài' }],
  },
  'Mutation saveSelfRating': { hidden: (x) => [{ sheetId: x.row, level: 'tot', text: '' }] },
  'Mutation withdrawRatingRequest': { hidden: (x) => [{ id: x.row }] },
  'Mutation answerWeek': { hidden: (x) => [{ id: x.week, text: 'đã rà soát' }] },
  'Mutation answerRadar': {
    hidden: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2', rule: 'low_verified', text: 'đã xem', seen: 10 },
      { unitId: x.unit, criterion: 'no such', rule: '?', text: '', seen: 0 },
      { unitId: x.unit, criterion: 'chip_card', rule: 'late_batch', cutOff: '2023-11-17', text: 'đã xem', seen: 10 },
    ],
  },
  'Mutation applyImport': {
    hidden: (x) => [{ id: x.planned }, { id: x.planned, goodRowsOnly: true }, { id: x.import }],
  },
  'Mutation cancelImport': { hidden: (x) => [{ id: x.planned }, { id: x.import }] },
  'Mutation changePassword': { hidden: () => [{ old: 'không phải mật khẩu', new: 'ngắn' }] },
  'Mutation confirmList': { hidden: (x) => [{ unitId: x.unit }, { unitId: x.unit, withBelow: true }] },
  'Mutation confirmWeek': {
    hidden: (x) => [
      { unitId: x.unit, week: '2023-11-20', revision: 0, figures: '' },
      { unitId: x.unit, week: '1900-01-01', revision: 7, figures: '', answer: 'đã rà soát' },
    ],
  },
  'Mutation correctStatus': {
    hidden: (x, own) => [
      { personId: x.person, eventId: x.event, reason: 'nhầm' },
      { personId: own.person, eventId: x.event, reason: 'nhầm' },
      { personId: x.person, eventId: own.event, reason: '' },
    ],
  },
  'Mutation createUsers': {
    hidden: (x, own) => [
      { users: [{ ...NEW_USER, unitId: x.unit }] },
      { users: [{ ...NEW_USER, role: 'staff', unitId: own.unit, personId: x.person }] },
      { users: [{ ...NEW_USER, role: 'unit_focal', ...DATED, unitId: x.unit, personId: x.person }] },
    ],
  },
  'Mutation createUsersFromCsv': {
    hidden: (x) => [{ csv: `username,display_name,role,unit_code\nsomeone.new,Người mới,hr,${x.unitCode}` }],
  },
  'Mutation decideConflict': {
    hidden: (x) => [
      { id: x.row, decision: 'keep' },
      { id: x.row, decision: 'apply', reason: 'đúng' },
      { id: x.row, decision: 'apply', orderNumber: '12/QĐ-UBND' },
      { id: x.row, decision: '?' },
    ],
  },
  'Mutation decideConflicts': {
    hidden: (x, own) => [
      { ids: [x.row], decision: 'keep' },
      { ids: [own.row, x.row], decision: 'apply', reason: 'nhầm' },
      { ids: [x.row], decision: 'apply', orderNumber: '12/QĐ-UBND' },
    ],
  },
  'Mutation deleteView': { hidden: (x) => [{ id: x.view }] },
  'Mutation disableUser': {
    hidden: (x) => [
      { id: x.user, disabled: true },
      { id: x.user, disabled: false },
    ],
  },
  'Mutation linkUser': {
    hidden: (x, own) => [{ id: x.user }, { id: x.user, personId: own.person }, { id: own.user, personId: x.person }],
  },
  'Mutation discardImport': { hidden: (x) => [{ id: x.planned }, { id: x.import }] },
  'Mutation endEmployment': {
    hidden: (x) => [
      { personId: x.person, lastDay: '2023-11-20', reason: 'nghỉ', version: 1 },
      { personId: x.person, lastDay: '1900-01-01', reason: 'nghỉ', version: 7 },
    ],
  },
  'Mutation endRole': { hidden: (x) => [{ roleId: x.role }] },
  'Mutation freezePeerGroups': { hidden: (x) => [{ unitId: x.unit, period: '2024-Q1' }] },
  'Mutation grantRole': {
    hidden: (x, own) => [
      { userId: x.user, role: 'hr', unitId: own.subUnit },
      { userId: x.user, role: 'hr', unitId: x.unit },
      { userId: own.user, role: 'hr', unitId: x.unit },
      { userId: own.user, role: 'unit_focal', unitId: x.unit, ...DATED },
    ],
  },
  'Mutation login': { hidden: (x) => [{ username: x.username, password: 'không phải mật khẩu' }] },
  'Mutation logout': nothing,
  'Mutation nameFocal': { hidden: (x) => [{ ...NEW_USER, ...DATED, unitId: x.unit }] },
  'Mutation openAccount': { hidden: () => [{ code: 'AAAA-AAAA-AAAA-AAAA', password: 'một câu đủ dài' }] },
  'Mutation printCallList': { hidden: (x) => [{ unitId: x.unit }, { unitId: x.unit, ...WAITING }] },
  'Mutation recordHeadcount': {
    hidden: (x) => [
      { unitId: x.unit, people: 5, validFrom: '2023-11-20' },
      { unitId: x.unit, people: -1, validFrom: '1900-01-01', documentNumber: 'QD-1' },
    ],
  },
  'Mutation recordStatus': {
    hidden: (x, own) => [
      { personIds: [x.person], ...AWAY },
      { personIds: [own.person, x.person], ...AWAY, stage: 'not_registered' },
      { personIds: [x.person], ...AWAY, trust: 'police', on: '2023-11-01' },
      { personIds: [x.person], criterion: 'no such', stage: '?' },
    ],
  },
  'Mutation remapImport': {
    hidden: (x) => [
      { id: x.planned, sheet: '', fields: [{ column: 'A', field: 'name' }] },
      { id: x.import, sheet: '', fields: [] },
    ],
  },
  'Mutation renameView': { hidden: (x) => [{ id: x.view, name: 'Tên khác' }] },
  'Mutation resetUser': { hidden: (x) => [{ id: x.user }] },
  'Mutation returnWeek': {
    hidden: (x) => [
      { id: x.week, text: 'vì sao?' },
      { id: x.week, text: '' },
    ],
  },
  'Mutation savePerson': {
    hidden: (x, own) => [
      { input: { ...ROW, id: x.person, version: 1, unitId: own.unit } },
      { input: { ...ROW, id: x.person, version: 1, unitId: x.unit } },
      { input: { ...ROW, id: own.person, version: own.version, unitId: x.unit } },
      { input: { ...ROW, citizenId: '079162000111', unitId: x.unit } },
      { input: { ...ROW, id: x.person, unitId: own.unit, stages: [AWAY], acceptTransfer: true } },
    ],
  },
  // Periods and schemes are the whole city's: whoever works in a part of it prepares and changes none.
  'Mutation proposeRatings': {
    hidden: (x) => [
      { periodId: x.week, agencyId: x.unit, changes: [] },
      { periodId: x.week, agencyId: x.unit, changes: [{ id: x.row, revision: 1, level: 'tot' }] },
    ],
  },
  'Mutation decideRatings': {
    hidden: (x) => [{ periodId: x.week, agencyId: x.unit, changes: [{ id: x.row, revision: 1, level: 'tot' }] }],
  },
  'Mutation enterRatingFacts': {
    hidden: (x) => [{ id: x.row, revision: 1, facts: { maternity: false, opinion: false, scores: [] } }],
  },
  'Mutation setRatingHead': {
    hidden: (x) => [{ id: x.row, revision: 1, unitId: x.unit, reason: 'theo quyết định mới' }],
  },
  'Mutation takeOutOfRating': {
    hidden: (x) => [{ id: x.row, revision: 1, out: true, reason: 'nghỉ theo chế độ khác' }],
  },
  'Mutation proposeRatingTeam': {
    hidden: (x, own) =>
      [own.unit, x.unit].map((agencyId) => ({ periodId: x.week, agencyId, unitId: x.unit, revision: 0 })),
  },
  'Mutation returnRatingTeam': {
    hidden: (x) => [{ periodId: x.week, agencyId: x.unit, unitId: x.unit, revision: 0, reason: 'một lý do đủ dài' }],
  },
  'Mutation recordRatingMeeting': {
    hidden: (x) => [
      {
        agency: { periodId: x.week, agencyId: x.unit, revision: 0 },
        minutes: { on: '2023-11-18', present: 5, absent: 0, number: '12/BB', text: '' },
      },
    ],
  },
  'Mutation recordRatingOpinion': {
    hidden: (x) => [
      {
        agency: { periodId: x.week, agencyId: x.unit, revision: 0 },
        opinion: { on: '2023-11-18', by: 'Chi bộ', text: 'Nhất trí' },
      },
    ],
  },
  'Mutation changeRatingAgency': {
    hidden: (x) => [
      {
        agency: { periodId: x.week, agencyId: x.unit, revision: 1 },
        terms: { selfDue: '2023-12-20', proposeDue: '2023-12-21', decideDue: '2023-12-22', outstanding: true },
        reason: 'lùi hạn theo văn bản',
      },
    ],
  },
  'Mutation lockUnratedAgencies': { hidden: (x) => [{ periodId: x.week, agencyIds: [x.unit] }] },
  'Mutation moveRatingAgency': {
    hidden: (x) =>
      ['review', 'decide', 'lock'].map((act) => ({
        agency: { periodId: x.week, agencyId: x.unit, revision: 0 },
        act,
        reason: '',
      })),
  },
  'Mutation delegateRating': {
    hidden: (x) => [{ periodId: x.week, agencyId: x.unit, deputyId: x.user, ...DATED, document: '12/UQ' }],
  },
  'Mutation endRatingDelegation': { hidden: (x) => [{ periodId: x.week, agencyId: x.unit, id: x.row }] },
  'Mutation createRatingPeriod': { hidden: () => [{ input: PERIOD }] },
  'Mutation discardRatingPeriod': { hidden: (x) => [{ id: x.week, revision: 1 }] },
  'Mutation nameRatingHeads': {
    hidden: (x) => [
      { periodId: x.week, revision: 1, heads: [{ unitId: x.unit, personId: x.person }], reason: 'theo quyết định mới' },
    ],
  },
  'Mutation openRatingPeriod': { hidden: (x) => [{ id: x.week, revision: 1 }] },
  'Mutation saveRatingAgencies': {
    hidden: (x) => [{ periodId: x.week, revision: 1, agencies: [{ unitId: x.unit, outstanding: true }] }],
  },
  'Mutation saveRatingSettings': { hidden: (x) => [{ periodId: x.week, revision: 1, settings: SETTINGS }] },
  'Mutation saveRatingPeriod': { hidden: (x) => [{ id: x.week, revision: 1, input: PERIOD }] },
  'Mutation discardRatingDraft': { hidden: () => [{ code: 'nd90', revision: 0 }] },
  'Mutation publishRatingScheme': { hidden: () => [{ code: 'nd90', revision: 0 }] },
  'Mutation saveRatingDraft': {
    hidden: () => [{ code: 'nd90', revision: 0, edits: [{ path: 'caps.percent', number: 0 }] }],
  },
  'Mutation saveView': { hidden: () => [{ name: 'Của mình', path: '/people/1' }] },
  'Mutation setPeerGroup': {
    hidden: (x, own) => [
      { unitId: x.unit, unitIds: [], group: 'wards', from: '2023-11-20' },
      { unitId: own.unit, unitIds: [x.unit], group: 'wards', from: '2023-11-20' },
      { unitId: own.unit, unitIds: [own.subUnit, x.unit], group: 'wards', from: '2023-12-20', reason: 'vì' },
    ],
  },
  'Mutation setReason': {
    hidden: (x, own) => [
      { personIds: [x.person], criterion: 'chip_card', reason: 'no_smartphone' },
      { personIds: [own.person, x.person], criterion: 'online_service' },
    ],
  },
  'Mutation setScope': {
    hidden: (x, own) =>
      [[x.person], [own.person, x.person]].map((personIds) => ({
        input: { personIds, criteria: ['chip_card'], status: 'deferred', reason: 'ốm', ...DATED },
      })),
  },
  'Mutation transferPerson': {
    hidden: (x, own) => [
      { personId: x.person, toUnitId: own.unit, from: '2023-11-20', version: 1 },
      { personId: own.person, toUnitId: x.unit, from: '2023-11-20', version: own.version },
      { personId: x.person, toUnitId: x.unit, from: '2023-11-20', version: 1 },
    ],
  },
  'Mutation undoEdit': { hidden: (x) => [{ id: x.row }, { id: x.person }] },
  'Mutation undoImport': { hidden: (x) => [{ id: x.import }, { id: x.planned }] },
  'Query absentPeople': {
    hidden: (x, own) => [
      { filter: { unitId: x.unit } },
      { filter: { unitId: x.unit, state: 'settled' }, page: 1, perPage: 1 },
      { filter: { importId: x.import } },
      { filter: { unitId: own.unit, importId: x.import, state: 'settled' } },
      { filter: { state: 'answered' } },
      { filter: { state: 'settled' }, perPage: 200 },
      {},
    ],
  },
  'Query audit': { hidden: (x) => [{ unitId: x.unit }, { unitId: x.unit, page: 3 }, { perPage: 200 }] },
  'Query board': {
    hidden: () => [{ unitId: '1', criterion: 'no such' }],
    open: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2' },
      { unitId: x.unit, criterion: 'chip_card', lens: 'membership:dang_vien', asOf: '2023-11-01' },
      { unitId: x.unit, criterion: 'vneid_level2', basis: 'verified', since: '2023-11-01' },
    ],
  },
  'Query completeness': { hidden: (x) => [{ unitId: x.unit }] },
  'Query conflicts': {
    hidden: (x, own) => [
      { filter: { unitId: x.unit } },
      { filter: { importId: x.import } },
      { filter: { unitId: own.unit, importId: x.import, code: 'employed_elsewhere' } },
      { perPage: 200 },
    ],
  },
  'Query demoAccounts': nothing,
  'Query directives': nothing,
  'Query flaggedLists': {
    hidden: (x) => [
      { filter: { unitId: x.unit } },
      { filter: { unitId: x.unit, flag: 'unconfirmed' } },
      { filter: { flag: 'below_headcount' } },
      {},
    ],
  },
  'Query headcounts': { hidden: (x) => [{ unitId: x.unit }] },
  'Query import': { hidden: (x) => [{ id: x.import }, { id: x.planned }, { id: x.row }] },
  'Query importRows': {
    hidden: (x, own) => [
      { importId: x.import },
      { importId: x.planned, perPage: 200 },
      { importId: x.row },
      { importId: own.import, filter: { unitId: x.unit } },
    ],
  },
  'Query imports': { hidden: (x) => [{ unitId: x.unit }, { unitId: x.unit, page: 1, perPage: 1 }, {}] },
  'Query lenses': nothing,
  'Query me': nothing,
  'Query myRating': { hidden: (x) => [{ sheetId: x.row }, { sheetId: x.person }] },
  'Query myRatings': nothing,
  'Query ratingCase': { hidden: (x) => [{ sheetId: x.row }, { sheetId: x.person }] },
  'Query ratingRequests': nothing,
  'Query ratingTurns': nothing,
  'Query myStatus': nothing,
  'Query peerGroups': {
    hidden: () => [{ unitId: '99' }],
    open: (x) => [{ unitId: x.unit }, { unitId: x.unit, asOf: '2023-03-05' }],
  },
  'Query people': {
    hidden: (x, own) => [
      ...[{}, { direct: true }, { membership: 'dang_vien' }, { kind: 'cong_chuc' }, { search: x.words }, AWAY].map(
        (filter) => ({ filter: { unitId: x.unit, ...filter } }),
      ),
      { filter: { unitId: x.unit, criterion: 'chip_card', overdue: true }, sort: 'WAITING_DESC', perPage: 1 },
      { filter: { unitId: x.unit, notAchieved: true } },
      { filter: { unitId: x.unit, criterion: 'vneid_level2', lens: 'all', achieved: 'verified' } },
      { filter: { unitId: x.unit, criterion: 'vneid_level2', lens: 'all', scope: 'exempt' } },
      { filter: { unitId: x.unit, criterion: 'vneid_level2', lens: 'membership:dang_vien', waitingAtLeast: 0 } },
      { filter: { unitId: x.unit, criterion: 'vneid_level2', holder: 'person', reason: 'none' } },
      { filter: { unitId: own.unit, search: x.words } },
      { filter: { unitId: own.unit, search: x.words, membership: 'dang_vien' }, sort: 'UNIT_ASC' },
    ],
  },
  'Query person': { hidden: (x) => [{ id: x.person }] },
  'Query radar': {
    hidden: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2' },
      { unitId: x.unit, criterion: 'chip_card', rule: 'late_batch', open: false, page: 1, perPage: 1 },
    ],
  },
  'Query rosterFields': nothing,
  'Query ratingAgency': { hidden: (x) => [{ periodId: x.week, unitId: x.unit }] },
  'Query ratingSheets': {
    hidden: (x, own) => [
      { periodId: x.week, unitId: x.unit },
      { periodId: x.week, unitId: own.unit, filter: { unitId: x.unit, search: x.words, state: 'open' } },
    ],
  },
  'Query ratingSheet': { hidden: (x) => [{ id: x.row }, { id: x.person }] },
  'Query ratedUnits': { hidden: (x) => [{ periodId: x.week }, { periodId: x.week, group: 'wards:1' }] },
  'Query ratingDistribution': {
    hidden: (x) => [{ periodId: x.week }, { periodId: x.week, agencyId: x.unit }],
  },
  'Query ratingPeriod': { hidden: (x) => [{ id: x.week }] },
  'Query ratingPeriods': nothing,
  'Query ratingScheme': { hidden: () => [{ code: 'nd1' }, { code: 'nd90', version: 99 }] },
  'Query ratingSchemeHistory': { hidden: () => [{ code: 'nd1' }] },
  'Query ratingSchemes': nothing,
  'Query ratingWhatIf': { hidden: (x) => [{ ask: { code: 'nd90', periodId: x.week, edits: [], movers: {} } }] },
  'Query savedViews': nothing,
  'Query todo': { hidden: (x) => [{ unitId: x.unit }] },
  'Query todoPeers': { hidden: () => [{ unitId: '99' }], open: (x) => [{ unitId: x.unit }] },
  'Query todoPeople': {
    hidden: (x) => [
      { unitId: x.unit, ...WAITING },
      { unitId: x.unit, criterion: 'vneid_level2', action: 'activate', page: 1, perPage: 1 },
    ],
  },
  'Query todoPeopleIds': { hidden: (x) => [{ unitId: x.unit, ...WAITING }] },
  'Query unit': { hidden: () => [{ id: '99' }], open: (x) => [{ id: x.unit }] },
  'Query boardLedger': {
    hidden: () => [{ unitId: '99', criterion: 'vneid_level2' }],
    open: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2' },
      { unitId: x.unit, criterion: 'chip_card', lens: 'kind:vien_chuc', from: '2023-09-01', to: '2023-11-01' },
    ],
  },
  'Query ledgerPeople': {
    hidden: (x) =>
      ['completed', 'joined', 'transferred_in'].map((cause) => ({
        ...{ unitId: x.unit, criterion: 'vneid_level2', cause },
        ...{ from: '2023-01-02', to: '2023-11-20' },
      })),
  },
  'Query secondBoard': {
    hidden: () => [{ unitId: '99', criterion: 'vneid_level2', kind: 'verified' }],
    open: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2', kind: 'verified' },
      { unitId: x.unit, criterion: 'vneid_level2', kind: 'improved' },
      { unitId: x.unit, criterion: 'vneid_level2', kind: 'first' },
      { unitId: x.unit, criterion: 'vneid_level2', kind: 'waiting' },
      { unitId: x.unit, criterion: 'chip_card', kind: 'improved', lens: 'kind:vien_chuc', since: '2023-09-01' },
    ],
  },
  'Query waiting': {
    hidden: () => [{ unitId: '99', criterion: 'vneid_level2' }],
    open: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2' },
      { unitId: x.unit, criterion: 'chip_card', lens: 'kind:vien_chuc' },
    ],
  },
  'Query boardTrend': {
    hidden: () => [{ unitId: '99', criterion: 'vneid_level2' }],
    // From March on: one of its weeks ends by chance on a day that stands for a secret here.
    open: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2', from: '2023-03-01' },
      { unitId: x.unit, criterion: 'chip_card', lens: 'kind:vien_chuc', from: '2023-03-01', to: '2023-11-01' },
    ],
  },
  'Query unitTotals': {
    hidden: () => [{ unitId: '99' }],
    open: (x) => [{ unitId: x.unit }, { unitId: x.unit, lens: 'membership:dang_vien', asOf: '2023-11-01' }],
  },
  'Query units': {
    hidden: (x) => [{ filter: { search: x.words } }, { filter: { ids: [x.unit], inMyScope: true } }],
    open: (x) => [
      { filter: { ids: [x.unit] } },
      { filter: { parentId: x.unit } },
      { filter: { parentId: x.unit, inMyScope: true } },
      { perPage: 200 },
    ],
  },
  'Query users': {
    hidden: (x) => [{ unitId: x.unit }, { search: x.username }, { search: x.words }, { unitId: x.unit, search: 'a' }],
  },
  'Query weekBulletin': {
    hidden: () => [{ unitId: '99', criterion: 'vneid_level2' }],
    open: (x) => [
      { unitId: x.unit, criterion: 'vneid_level2' },
      { unitId: x.unit, criterion: 'chip_card', lens: 'membership:dang_vien', week: '2023-11-13' },
    ],
  },
  'Query weekMarks': { hidden: () => [{ unitId: '99' }], open: (x) => [{ unitId: x.unit }] },
  'Query weekSheet': { hidden: (x) => [{ unitId: x.unit }, { unitId: x.unit, week: '2023-11-13' }] },
  'Query weeks': {
    hidden: (x) => [
      { filter: { unitId: x.unit } },
      { filter: { unitId: x.unit, deep: true, state: 'open' }, week: '2023-11-20' },
      { filter: { deep: true }, week: '2023-11-20', perPage: 200 },
      {},
    ],
  },
  'Subscription boardChanged': { hidden: () => [], open: (x) => [{ unitId: x.unit }] },
  'Subscription importChanged': { hidden: (x) => [{ id: x.import }] },
  'Subscription ratingPeriodMoved': { hidden: (x) => [{ id: x.week }] },
};
