import englishMessages from 'ra-language-english';
import { enBoard } from './en.board.js';
import { enEntry } from './en.entry.js';
import { enFrame } from './en.frame.js';
import { enImports } from './en.imports.js';
import { enPolice } from './en.police.js';
import { enUsers } from './en.users.js';
import { enPeople } from './en.people.js';

export const en = {
  ...englishMessages,
  ...enFrame,
  ...enBoard,
  ...enPeople,
  ...enEntry,
  ...enImports,
  ...enUsers,
  ...enPolice,
};
