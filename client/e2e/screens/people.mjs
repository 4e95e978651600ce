import { button, tick } from './steps.mjs';

const list = { role: 'unit_head', route: '/units/:unitId/people', at: ({ ward }) => `/units/${ward}/people` };
const person = { role: 'unit_head', route: '/people/:personId', at: ({ person: id }) => `/people/${id}` };
const todo = { role: 'unit_head', route: '/units/:unitId/todo', at: ({ ward }) => `/units/${ward}/todo` };

/** Opens a group of the to-do list, as nothing else in the list is open. */
const group = (action) => async (page) => {
  const section = page.getByTestId(new RegExp(`-${action}$`)).first();
  if ((await section.getByRole('table').count()) === 0) await section.getByRole('button').first().click();
  await section.locator('tbody tr').first().waitFor();
};

/** People, what is to be done for them, and what is said of them. */
export const PEOPLE = [
  { name: 'todo', ...todo, shows: 'main h2' },
  { name: 'todo-group', ...todo, steps: [group('activate')], shows: 'main tbody tr' },
  {
    name: 'call-list',
    ...todo,
    steps: [group('activate'), button('In danh sách gọi')],
    shows: '[role=dialog] tbody tr',
    parts: ['todo/call-list'],
  },
  {
    name: 'police-list',
    ...todo,
    steps: [group('await_approval'), button('Danh sách đề nghị Công an hỗ trợ')],
    shows: '[role=dialog] input',
    parts: ['todo/police-dialog'],
  },
  { name: 'people', ...list, shows: 'main tbody tr' },
  {
    name: 'people-filtered',
    ...list,
    at: ({ ward }) =>
      `/units/${ward}/people?filter=${encodeURIComponent('{"search":"nguyen","criterion":"vneid_level2","notAchieved":true}')}`,
    shows: 'main tbody tr',
  },
  { name: 'people-ticked', ...list, steps: [tick(2)], shows: 'main tbody input:checked' },
  {
    name: 'people-record',
    ...list,
    steps: [tick(2), button('Ghi tình trạng')],
    shows: '[role=dialog] input',
    parts: ['people/record-dialog'],
  },
  {
    name: 'people-reason',
    ...list,
    steps: [tick(2), button('Ghi vướng mắc')],
    shows: '[role=dialog] input',
    parts: ['people/reason-dialog'],
  },
  {
    name: 'people-scope',
    ...list,
    steps: [tick(2), button('Miễn, tạm hoãn')],
    shows: '[role=dialog] input',
    parts: ['people/scope-dialog'],
  },
  { name: 'person', ...person, shows: 'main table tbody tr' },
  {
    name: 'person-transfer',
    ...person,
    steps: [button('Điều chuyển')],
    shows: '[role=dialog] input',
    parts: ['people/transfer-dialog'],
  },
  {
    name: 'person-leave',
    ...person,
    steps: [button('Thôi việc')],
    shows: '[role=dialog] input',
    parts: ['people/leave-dialog'],
  },
  {
    name: 'person-correct',
    ...person,
    steps: [button('Đính chính')],
    shows: '[role=dialog] input, [role=dialog] textarea',
    parts: ['people/retract-dialog'],
  },
  {
    name: 'entry',
    role: 'unit_head',
    route: '/units/:unitId/entry',
    at: ({ ward }) => `/units/${ward}/entry`,
    shows: 'main tbody tr',
  },
  { name: 'missing', role: 'unit_head', route: '/missing', at: () => '/missing', shows: 'main tbody tr' },
  {
    name: 'missing-answer',
    role: 'unit_head',
    route: '/missing',
    at: () => '/missing',
    steps: [tick(2), button('Đã chuyển')],
    shows: '[role=dialog] input',
    parts: ['absent/answer-dialog'],
  },
  {
    name: 'me',
    role: 'staff',
    route: '/me',
    at: () => '/me',
    shows: `main:has(h2:text-is("Căn cước gắn chip")):has(h2:text-is("Định danh điện tử mức độ 2"))
      :has(h2:text-is("Dịch vụ công trực tuyến")) li:has(:text-matches("ghi lúc [0-9/]{10}"))`,
  },
];
