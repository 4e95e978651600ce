import { viAbsent } from './vi.absent.js';
import { viAudit } from './vi.audit.js';
import { viBooks } from './vi.books.js';
import { viBoard } from './vi.board.js';
import { viBulletin } from './vi.bulletin.js';
import { viCompleteness } from './vi.completeness.js';
import { viConfirm } from './vi.confirm.js';
import { viEntry } from './vi.entry.js';
import { viFrame } from './vi.frame.js';
import { viExport } from './vi.export.js';
import { viGuide } from './vi.guide.js';
import { viImports } from './vi.imports.js';
import { viJobs } from './vi.jobs.js';
import { viLedger } from './vi.ledger.js';
import { viMapping } from './vi.mapping.js';
import { viPolice } from './vi.police.js';
import { viRadar } from './vi.radar.js';
import { viRating } from './vi.rating.js';
import { viRequests } from './vi.requests.js';
import { viResults } from './vi.results.js';
import { viScores } from './vi.scores.js';
import { viSecond } from './vi.second.js';
import { viSheets } from './vi.sheets.js';
import { viTodo } from './vi.todo.js';
import { viTrend } from './vi.trend.js';
import { viUndo } from './vi.undo.js';
import { viUsers } from './vi.users.js';
import { viViews } from './vi.views.js';
import { viWaiting } from './vi.waiting.js';
import { viWall } from './vi.wall.js';
import { viPeople } from './vi.people.js';
import { viPeers } from './vi.peers.js';
import { viPeriods } from './vi.periods.js';
import { viReactAdmin } from './vi.react-admin.js';

/** Everything the screen says in Vietnamese. `en.ts` holds the same keys; `npm run check:translations` proves it. */
export const vi = {
  ...viReactAdmin,
  ...viFrame,
  ...viBoard,
  ...viLedger,
  ...viBulletin,
  ...viGuide,
  ...viWall,
  ...viViews,
  ...viAbsent,
  ...viCompleteness,
  ...viConfirm,
  ...viPeople,
  ...viPeers,
  ...viPeriods,
  ...viEntry,
  ...viImports,
  ...viBooks,
  ...viExport,
  ...viJobs,
  ...viUsers,
  ...viAudit,
  ...viRadar,
  ...viRating,
  ...viRequests,
  ...viResults,
  ...viScores,
  ...viSecond,
  ...viSheets,
  ...viTodo,
  ...viTrend,
  ...viWaiting,
  ...viUndo,
  ...viMapping,
  ...viPolice,
};
