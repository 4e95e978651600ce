import type { RowCells } from './roster-cells.js';
import { columnLetters, type GridRow } from './roster-grid.js';
import type { RosterColumn, RosterHeader } from './roster-header.js';
import { personReader, type PersonContext, type PersonReading } from './roster-person.js';
import { cellText } from './roster-values.js';
import { searchForm } from './vietnamese-text.js';

/** The one criterion that police lists speak of. */
const CRITERION = 'vneid_level2';
const LAST = 'activated';
/** What else of a police list is used: who it is, and hints to tell people of one name apart. */
const USED: ReadonlySet<string> = new Set([
  ...['index', 'name', 'givenName', 'citizenId'],
  ...['birthDate', 'birthDateMale', 'birthDateFemale', 'sex', 'sexMale', 'sexFemale', 'unitCode', 'unitName'],
]);
/** A bare "Ngày" in a list of activated accounts is the day of activation. */
const BARE_DAY = /^(?:ngay|thoi gian|thoi diem)(?: thuc hien| ghi nhan)?$/;
/** The title of a list of people who have not. */
const OF_OTHERS = /\b(?:chua|khong) (?:duoc )?kich hoat\b/;

/** The columns of a table as a police list means them. */
export function policeHeader(header: RosterHeader): RosterHeader {
  const columns = header.columns.filter(({ role }) => USED.has(role.field) || tellsActivation(role));
  const tellsStage = columns.some(({ role }) => role.field === 'status' || role.field === 'step');
  const day = columns.find(({ role }) => role.field === 'day');
  if (tellsStage) return { ...header, columns };
  const bare = [...header.headings].find(([, heading]) => BARE_DAY.test(searchForm(heading)));
  const [column, heading] = day ? [day.column, day.header] : (bare ?? []);
  if (column === undefined || heading === undefined) return { ...header, columns };
  const activated: RosterColumn = {
    column,
    letters: columnLetters(column),
    header: heading,
    role: { field: 'step', criterion: CRITERION, stage: LAST },
  };
  const others = columns.filter((known) => known !== day);
  return { ...header, columns: [...others, activated].sort((a, b) => a.column - b.column) };
}

/**
 * A reader of the rows of an official list of activated accounts: whoever stands on it has activated, on the day given
 * or, without one, by the list's own. A row or title that itself says otherwise is rejected; a day still to come and a
 * word that is not understood cost the activation.
 */
export function policeReader(
  context: PersonContext,
  title: readonly GridRow[],
): (row: GridRow, cells: RowCells) => PersonReading {
  const read = personReader(context);
  const ofOthers = title.some(({ cells }) => cells.some((cell) => OF_OTHERS.test(searchForm(cellText(cell)))));
  const telling = context.columns.filter(({ role }) => tellsActivation(role));
  return (row, cells) => {
    const { person, issues } = read(row, cells);
    const steps = person.stages[CRITERION];
    const activated = steps?.find(({ stage }) => stage === LAST);
    const filled = telling.some(({ column }) => cells.told(column) !== undefined);
    const doubtful = issues.some(
      ({ column, severity }) => severity === 'cell_rejected' && column && telling.includes(column),
    );
    const denied = ofOthers || (steps ? !activated : filled && !doubtful);
    if (denied) {
      const value = telling[0] ? cellText(cells.told(telling[0].column)) : '';
      issues.push({ severity: 'row_rejected', code: 'not_activated_on_list', value, column: telling[0] ?? null });
    }
    const counts = !denied && (activated !== undefined || !(filled || doubtful));
    person.stages = counts ? { [CRITERION]: [{ stage: LAST, on: activated?.on ?? null }] } : {};
    return { person, issues, blankStatus: [] };
  };
}

function tellsActivation(role: RosterColumn['role']): boolean {
  return 'criterion' in role && role.criterion === CRITERION;
}
