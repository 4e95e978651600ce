import englishMessages from 'ra-language-english';
import { enBoard } from './en.board.js';
import { enFrame } from './en.frame.js';

export const en = { ...englishMessages, ...enFrame, ...enBoard };
