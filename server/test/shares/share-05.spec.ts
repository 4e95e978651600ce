import { loadShare } from './load-share.js';

await loadShare(import.meta.filename);
