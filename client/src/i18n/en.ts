import englishMessages from 'ra-language-english';
import { enAbsent } from './en.absent.js';
import { enAudit } from './en.audit.js';
import { enBooks } from './en.books.js';
import { enBoard } from './en.board.js';
import { enBulletin } from './en.bulletin.js';
import { enCompleteness } from './en.completeness.js';
import { enConfirm } from './en.confirm.js';
import { enEntry } from './en.entry.js';
import { enFrame } from './en.frame.js';
import { enExport } from './en.export.js';
import { enGuide } from './en.guide.js';
import { enImports } from './en.imports.js';
import { enJobs } from './en.jobs.js';
import { enLedger } from './en.ledger.js';
import { enMapping } from './en.mapping.js';
import { enPolice } from './en.police.js';
import { enRadar } from './en.radar.js';
import { enRating } from './en.rating.js';
import { enRequests } from './en.requests.js';
import { enResults } from './en.results.js';
import { enScores } from './en.scores.js';
import { enSecond } from './en.second.js';
import { enSheets } from './en.sheets.js';
import { enTodo } from './en.todo.js';
import { enTrend } from './en.trend.js';
import { enUndo } from './en.undo.js';
import { enUsers } from './en.users.js';
import { enViews } from './en.views.js';
import { enWaiting } from './en.waiting.js';
import { enWall } from './en.wall.js';
import { enPeople } from './en.people.js';
import { enPeers } from './en.peers.js';
import { enPeriods } from './en.periods.js';

export const en = {
  ...englishMessages,
  ...enFrame,
  ...enBoard,
  ...enLedger,
  ...enBulletin,
  ...enGuide,
  ...enWall,
  ...enViews,
  ...enAbsent,
  ...enCompleteness,
  ...enConfirm,
  ...enPeople,
  ...enPeers,
  ...enPeriods,
  ...enEntry,
  ...enImports,
  ...enBooks,
  ...enExport,
  ...enJobs,
  ...enUsers,
  ...enAudit,
  ...enRadar,
  ...enRating,
  ...enRequests,
  ...enResults,
  ...enScores,
  ...enSecond,
  ...enSheets,
  ...enTodo,
  ...enTrend,
  ...enWaiting,
  ...enUndo,
  ...enMapping,
  ...enPolice,
};
