import { button, tab, tick } from './steps.mjs';

const one = (role, key) => ({ role, route: '/imports/:importId', at: (city) => `/imports/${city[key]}` });
const queue = { role: 'hr', route: '/conflicts', at: () => '/conflicts' };

/** Lists that come in: read, planned, applied, refused, taken back; and what waits because of them. */
export const IMPORTS = [
  { name: 'imports', role: 'unit_head', route: '/imports', at: () => '/imports', shows: 'main tbody tr' },
  {
    name: 'import-templates',
    role: 'unit_head',
    route: '/imports',
    at: () => '/imports',
    steps: [button('Tải tệp mẫu')],
    shows: '[role=menuitem]',
  },
  {
    name: 'import-refused',
    ...one('unit_head', 'refused'),
    shows: 'main [role=alert]',
  },
  { name: 'import-planned', ...one('unit_head', 'planned'), shows: 'main tbody tr' },
  {
    name: 'import-apply',
    ...one('unit_head', 'planned'),
    steps: [button(/Chỉ nhập \d+ dòng/)],
    shows: '[role=dialog]',
    parts: ['imports/apply-bar'],
  },
  {
    name: 'import-mapping',
    ...one('unit_head', 'planned'),
    steps: [button(/Xem (các cột|và sửa)/)],
    shows: 'main table tbody tr',
  },
  { name: 'import-applied', ...one('unit_head', 'applied'), shows: 'main tbody tr' },
  {
    name: 'import-undo',
    ...one('unit_head', 'applied'),
    steps: [button('Hoàn tác cả lần nhập')],
    shows: '[role=dialog]',
    parts: ['imports/undo-panel'],
  },
  { name: 'import-conflicts', ...one('hr', 'transfers'), shows: 'main tbody tr' },
  {
    name: 'import-move',
    ...one('hr', 'transfers'),
    steps: [button('Chuyển về đơn vị này')],
    shows: '[role=dialog] input',
    parts: ['imports/move-dialog'],
  },
  {
    name: 'import-correct',
    ...one('hr', 'police'),
    steps: [button('Theo dòng này')],
    shows: '[role=dialog]',
    parts: ['imports/correction-dialog'],
  },
  { name: 'import-summary', ...one('hr', 'summary'), shows: 'main tbody tr' },
  { name: 'import-police', ...one('police_liaison', 'police'), shows: 'main tbody tr' },
  { name: 'import-police-names', ...one('police_liaison', 'police'), steps: [tab(/Sai tên/)], shows: 'main tbody tr' },
  { name: 'conflicts', ...queue, shows: 'main tbody tr' },
  {
    name: 'conflicts-decide',
    ...queue,
    steps: [tick(2), button(/Là cùng một người|Giữ như cũ/)],
    shows: '[role=dialog]',
    parts: ['conflicts/decide-dialog'],
  },
];
