import { StartUndo } from './start-undo.js';
import { UndoImport } from './undo-import.js';
import { UndoReading } from './undo.reading.js';
import { UndoResolver } from './undo.resolver.js';

/** Taking imports back. The command line works with the first two. */
export const UNDO_SERVICES = [UndoImport, StartUndo];
export const UNDO_PROVIDERS = [...UNDO_SERVICES, UndoReading, UndoResolver];
