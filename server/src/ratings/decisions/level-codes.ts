import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import type { AgencyAct } from '@dat100/shared/rating-turns';
import { badInput } from '../../common/errors.js';
import type { EnteredFacts } from './enter-facts.js';

const ACTS: readonly AgencyAct[] = ['propose', 'review', 'decide', 'lock', 'return'];
const DISCIPLINES = ['none', 'duty', 'other'] as const;

/** @throws bad_input `unknown_level` */
export function requireLevel(code: string): Level {
  const level = LEVELS.find((one) => one.code === code);
  if (level) return level.code;
  throw badInput(
    'unknown_level',
    `Không có mức xếp loại này; hãy chọn một trong: ${LEVELS.map((one) => one.vi).join(', ')}.`,
    `There is no such level; choose one of: ${LEVELS.map((one) => one.en).join(', ')}.`,
    'level',
  );
}

/** @throws bad_input `unknown_act` */
export function requireAct(code: string): AgencyAct {
  const act = ACTS.find((one) => one === code);
  if (act) return act;
  throw badInput(
    'unknown_act',
    'Không có bước này; hãy tải lại trang.',
    'There is no such step; reload the page.',
    'act',
  );
}

/** @throws bad_input `unknown_discipline` */
export function requireDiscipline(code: string): NonNullable<EnteredFacts['discipline']>['kind'] {
  const kind = DISCIPLINES.find((one) => one === code);
  if (kind) return kind;
  throw badInput(
    'unknown_discipline',
    'Kỷ luật là một trong: không, liên quan công vụ, khác.',
    'Discipline is one of: none, tied to duty, other.',
    'discipline',
  );
}
