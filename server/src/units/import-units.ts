import { FAR_DAY, type Day } from '@dat100/shared/calendar';
import { peerGroupOf } from '@dat100/shared/codes';
import { searchForm, unitSortKey } from '@dat100/shared/vietnamese-text';
import type { Tx } from '../database/sql.js';
import type { Keys } from '../database/keys.js';
import { UNIT_COLUMNS, unitOf, type Unit, type UnitRow } from './unit.js';
import { unitProblem, type UnitLine, type UnitProblem } from './units-csv.js';

export interface UnitImportResult {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  problems: UnitProblem[];
}

/** A code for a unit without an official one: the parent's code and the first letters of the name's words. */
export function madeCode(parentCode: string, name: string, taken: (code: string) => boolean): string {
  const letters = searchForm(name)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => (/^\d+$/.test(word) ? word : word[0]))
    .join('')
    .toUpperCase();
  const base = `${parentCode}-${letters || 'DV'}`.slice(0, 50);
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? base : `${base}${n}`;
    if (!taken(code)) return code;
  }
}

/**
 * Puts units in, or brings known ones up to date; nothing is written when there is a problem.
 * A unit is known by (code, valid_from), or without a code by its parent and name.
 */
export async function importUnits(tx: Tx, keys: Keys, lines: readonly UnitLine[]): Promise<UnitImportResult> {
  const [result] = await importUnitLists(tx, keys, [lines]);
  return result ?? { rows: 0, new: 0, changed: 0, unchanged: 0, problems: [] };
}

/** Lists that may have their parents in one another, put in as one: nothing is written when any has a problem. */
export async function importUnitLists(
  tx: Tx,
  keys: Keys,
  lists: readonly (readonly UnitLine[])[],
): Promise<UnitImportResult[]> {
  const [last] = await tx.lock<{ value: number }>("SELECT value FROM sequence WHERE name = 'unit'");
  const known = (await tx.rows<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM unit u`)).map(unitOf);
  const plan = new Planner(known, saidOnce(lists), Number(last?.value ?? 0));
  const isSound = plan.run();
  if (isSound) await plan.write(tx, keys);
  return lists.map((lines) => {
    const problems = lines.flatMap((line) => plan.problems.get(line) ?? []);
    if (!isSound) return { rows: lines.length, new: 0, changed: 0, unchanged: 0, problems };
    const counts = { new: 0, changed: 0, unchanged: 0 };
    for (const line of lines) counts[plan.outcomeOf(line)] += 1;
    return { rows: lines.length, ...counts, problems };
  });
}

/** All lines, without those that a list before has in the very same words. */
function saidOnce(lists: readonly (readonly UnitLine[])[]): UnitLine[] {
  const said = new Set<string>();
  return lists.flatMap((lines) => {
    const words = lines.map((line) => JSON.stringify({ ...line, line: 0 }));
    const others = lines.filter((_, i) => !said.has(words[i] ?? ''));
    for (const word of words) said.add(word);
    return others;
  });
}

/** Works out parents, codes, paths and what is new, before anything is written. */
class Planner {
  readonly added: Unit[] = [];
  readonly changed: { unit: Unit; wasTo: Day | null }[] = [];
  private readonly byCode = new Map<string, (Unit | UnitLine)[]>();
  private readonly byParentAndName = new Map<string, Unit>();
  private readonly done = new Map<UnitLine, Unit>();
  /** the line that each unit was placed by */
  private readonly lineOf = new Map<number, number>();
  /** units as they will be */
  private readonly latest = new Map<number, Unit>();
  private readonly doing = new Set<UnitLine>();
  /** by the line that has them */
  readonly problems = new Map<UnitLine, UnitProblem[]>();
  private readonly outcomes = new Map<UnitLine, 'new' | 'changed'>();
  private nextId: number;

  constructor(
    known: readonly Unit[],
    private readonly lines: readonly UnitLine[],
    lastId: number,
  ) {
    this.nextId = known.reduce((max, u) => Math.max(max, u.id), lastId) + 1;
    for (const unit of known) this.remember(unit);
    for (const line of lines) if (line.code) this.byCode.set(line.code, [...(this.byCode.get(line.code) ?? []), line]);
  }

  private remember(unit: Unit): void {
    this.byCode.set(unit.code, [...(this.byCode.get(unit.code) ?? []), unit]);
    this.byParentAndName.set(`${unit.parentId}|${searchForm(unit.name)}|${unit.validFrom}`, unit);
  }

  /** Whether all of it can be written. */
  run(): boolean {
    for (const line of this.lines) this.settle(line);
    for (const [line, unit] of this.done) this.checkCode(line, unit);
    return this.problems.size === 0;
  }

  /** What a line without a problem comes to; one that is not planned repeats another list. */
  outcomeOf(line: UnitLine): 'new' | 'changed' | 'unchanged' {
    return this.outcomes.get(line) ?? 'unchanged';
  }

  private refuse(line: UnitLine, column: string, code: string, vi: string, en: string): void {
    const before = this.problems.get(line) ?? [];
    // A parent is looked for once more by each of its own lines below it.
    if (before.some((problem) => problem.code === code)) return;
    this.problems.set(line, [...before, unitProblem(line.line, column, code, vi, en)]);
  }

  private settle(line: UnitLine): Unit | null {
    const settled = this.done.get(line);
    if (settled) return settled;
    if (this.doing.has(line)) {
      this.refuse(
        line,
        'parent_code',
        'cycle',
        'đơn vị cấp trên vòng lại chính nó.',
        'the parents of this unit form a circle.',
      );
      return null;
    }
    this.doing.add(line);
    const parent = line.parentCode === null ? null : this.parentOf(line);
    this.doing.delete(line);
    if (parent === undefined) return null;
    const unit = this.place(line, parent);
    this.done.set(line, unit);
    this.checkAlone(line, unit);
    this.lineOf.set(unit.id, line.line);
    this.latest.set(unit.id, unit);
    return unit;
  }

  /** The parent in force when the unit began; undefined = not to be found, and said so. */
  private parentOf(line: UnitLine): Unit | null | undefined {
    const choices = this.byCode.get(line.parentCode ?? '') ?? [];
    const covers = (c: Unit | UnitLine) =>
      c.validFrom <= line.validFrom && (c.validTo === null || line.validFrom <= c.validTo);
    const choice = choices.find(covers) ?? choices.find((c) => c.validTo === null) ?? choices.at(-1);
    if (!choice) {
      this.refuse(
        line,
        'parent_code',
        'unknown_unit',
        `không có đơn vị cấp trên mã "${line.parentCode}" trong tệp hoặc trong hệ thống.`,
        `there is no parent unit with the code "${line.parentCode}" in the file or in the system.`,
      );
      return undefined;
    }
    return 'line' in choice ? (this.settle(choice) ?? undefined) : choice;
  }

  /** A unit stands once in the file. */
  private checkAlone(line: UnitLine, unit: Unit): void {
    const before = this.lineOf.get(unit.id);
    if (before !== undefined)
      this.refuse(
        line,
        line.code === null ? 'name' : 'code',
        'duplicate_unit',
        `đơn vị này đã có ở dòng ${before}; hãy xóa một dòng.`,
        `this unit stands in line ${before} already; delete one of the two.`,
      );
  }

  /** On any day a code means one unit. */
  private checkCode(line: UnitLine, unit: Unit): void {
    const overlaps = (u: Unit) =>
      u.id !== unit.id && u.validFrom <= (unit.validTo ?? FAR_DAY) && unit.validFrom <= (u.validTo ?? FAR_DAY);
    const same = (this.byCode.get(unit.code) ?? []).filter((u): u is Unit => !('line' in u));
    const other = same.map((u) => this.latest.get(u.id) ?? u).find(overlaps);
    if (other)
      this.refuse(
        line,
        'code',
        'code_in_use',
        `mã "${unit.code}" đang là của ${other.name} trong cùng thời gian; hãy ghi ngày hết hiệu lực của đơn vị cũ, hoặc sửa mã.`,
        `the code "${unit.code}" belongs to ${other.name} in the same days; give the old unit its last day, or correct the code.`,
      );
  }

  private place(line: UnitLine, parent: Unit | null): Unit {
    const old = line.code
      ? this.byCode.get(line.code)?.find((c): c is Unit => !('line' in c) && c.validFrom === line.validFrom)
      : this.byParentAndName.get(`${parent?.id ?? null}|${searchForm(line.name)}|${line.validFrom}`);
    const depth = parent ? parent.depth + 1 : 0;
    const peerGroup = peerGroupOf(line.kind, depth);
    if (old) {
      const same =
        old.name === line.name &&
        old.kind === line.kind &&
        old.validTo === line.validTo &&
        old.parentId === (parent?.id ?? null);
      const next: Unit = { ...old, name: line.name, kind: line.kind, validTo: line.validTo, peerGroup };
      if (old.parentId !== (parent?.id ?? null))
        this.refuse(
          line,
          'parent_code',
          'parent_changes',
          'đơn vị đã có cấp trên khác; điều chuyển đơn vị là một thao tác riêng, có ngày hiệu lực.',
          'the unit already has another parent; moving a unit is an operation of its own, with a date.',
        );
      if (!same) {
        this.changed.push({ unit: next, wasTo: old.validTo });
        this.outcomes.set(line, 'changed');
      }
      return next;
    }
    const id = this.nextId++;
    const code = line.code ?? madeCode(parent?.code ?? 'DV', line.name, (c) => this.byCode.has(c));
    const unit: Unit = {
      id,
      code,
      name: line.name,
      kind: line.kind,
      validFrom: line.validFrom,
      validTo: line.validTo,
      parentId: parent?.id ?? null,
      path: `${parent?.path ?? '/'}${id}/`,
      depth,
      peerGroup,
      version: 1,
    };
    this.remember(unit);
    this.added.push(unit);
    this.outcomes.set(line, 'new');
    return unit;
  }

  async write(tx: Tx, keys: Keys): Promise<void> {
    await tx.insert(
      'unit',
      [
        'id',
        'code',
        'name',
        'kind',
        'valid_from',
        'valid_to',
        'parent_id',
        'path',
        'depth',
        'peer_group',
        'sort_key',
        'search_name',
        'version',
      ],
      this.added.map((u) => [
        u.id,
        u.code,
        u.name,
        u.kind,
        u.validFrom,
        u.validTo,
        u.parentId,
        u.path,
        u.depth,
        u.peerGroup,
        unitSortKey(u.name),
        searchForm(u.name),
        1,
      ]),
    );
    await tx.insert(
      'unit_placement',
      ['id', 'unit_id', 'parent_id', 'valid_from', 'valid_to'],
      this.added.map((u) => [keys.next(), u.id, u.parentId, u.validFrom, u.validTo]),
    );
    const last = this.added.at(-1);
    if (last) await tx.run("UPDATE sequence SET value = ? WHERE name = 'unit'", [last.id]);
    for (const { unit: u, wasTo } of this.changed) {
      await tx.run(
        'UPDATE unit SET name = ?, kind = ?, valid_to = ?, peer_group = ?, sort_key = ?, search_name = ?, version = version + 1 WHERE id = ?',
        [u.name, u.kind, u.validTo, u.peerGroup, unitSortKey(u.name), searchForm(u.name), u.id],
      );
      // The last placement ends with the unit: earlier than it did, or later.
      const from = [wasTo, u.validTo].map((day) => day ?? FAR_DAY).sort()[0] ?? FAR_DAY;
      await tx.run('UPDATE unit_placement SET valid_to = ? WHERE unit_id = ? AND (valid_to IS NULL OR valid_to >= ?)', [
        u.validTo,
        u.id,
        from,
      ]);
    }
  }
}
