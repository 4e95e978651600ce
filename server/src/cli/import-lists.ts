import type { INestApplicationContext } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import type { ColumnMapping } from '@dat100/shared/roster-reading';
import type { RequestContext } from '../common/context.js';
import { badInput, UserError } from '../common/errors.js';
import { Database } from '../database/database.js';
import { NO_COUNTS } from '../imports/import-counts.js';
import { mappingOf } from '../imports/mapping/mapping.service.js';
import { mappingsFor } from '../imports/mapping/mappings.js';
import { Planning } from '../imports/planning.js';
import { readForUnitPieces, type UnitEnd } from '../imports/read-for-unit.js';
import { RunRoster, type RosterOutcome, type SaidColumns } from '../imports/run-roster.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { dayOf, needText, textOf } from './arguments.js';
import type { Given, Outcome } from './command.js';
import { filesIn, readGivenFile, type GivenFile } from './files.js';
import { saidColumns } from './import-columns.js';
import { folderOutcome, listOutcome } from './import-words.js';
import { progressLine } from './progress-line.js';
import { withServices } from './workbench.js';

interface Asked {
  kind: 'roster' | 'police';
  /** null = the whole city */
  code: string | null;
  asOf: Day | null;
  dryRun: boolean;
  goodRowsOnly: boolean;
  columns: SaidColumns | null;
}

/**
 * Lists are checked (--dry-run) or applied, one file or every list of a folder in the order of the lists' own days.
 * Applying is the operator's word for the good rows: what is left out is listed and counts as uncounted. With
 * --all-or-nothing a file with any row left out is not applied.
 */
export async function importLists(given: Given, kind: Asked['kind']): Promise<Outcome> {
  const asked: Asked = {
    kind,
    code: kind === 'roster' ? needText(given, 'unit') : textOf(given, 'unit'),
    asOf: dayOf(given, 'as-of'),
    dryRun: given.values['dry-run'] === true,
    goodRowsOnly: given.values['all-or-nothing'] !== true,
    columns: saidColumns(given),
  };
  const path = given.positionals[0] ?? '';
  const { folder, paths } = filesIn(path);
  return withServices(given, async (app, ctx) => {
    const lists = new ListImports(app, ctx, asked);
    if (folder === null) return listOutcome(await lists.run(readGivenFile(path)));
    const outcomes: RosterOutcome[] = [];
    for (const list of await lists.inOrder(paths))
      outcomes.push(await lists.orRefusal(readGivenFile(list.path), list.day));
    return folderOutcome(folder, outcomes);
  });
}

/** Imports lists one after another. */
class ListImports {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly ctx: RequestContext,
    private readonly asked: Asked,
  ) {}

  /** `day`: the day the list is known to speak of. @throws UserError */
  async run(file: GivenFile, day?: Day | null): Promise<RosterOutcome> {
    const { kind, asOf, dryRun, goodRowsOnly, columns } = this.asked;
    // Codes are reused: the list is for the unit that had the code on the day the list speaks of.
    const unit = await this.unitOn(asOf ?? (day === undefined ? await this.ownDay(file) : day));
    const roster = this.app.get(RunRoster);
    const run = (check: boolean): Promise<RosterOutcome> => {
      const list = { ...file, kind, unitId: unit.id, asOf, dryRun: check, goodRowsOnly, columns };
      return roster.run(this.ctx, list, progressLine(file.fileName));
    };
    if (dryRun || goodRowsOnly) return run(dryRun);
    // A file that is refused as a whole leaves its record; one that only waits for a yes does not.
    const check = await run(true);
    if (check.refusal || check.counts.rejected + check.counts.conflict === 0) return run(false);
    return { ...check, dry_run: false, outcome: 'refused', refusal: leftOut(check) };
  }

  /** Of several files one that cannot be imported does not keep the others back. */
  async orRefusal(file: GivenFile, day: Day | null): Promise<RosterOutcome> {
    try {
      return await this.run(file, day);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return this.refused(file, day, error);
    }
  }

  /** Files by the day they speak of, those of one day by name; those that state none are of today. */
  async inOrder(paths: readonly string[]): Promise<{ path: string; day: Day | null }[]> {
    const dated: { path: string; day: Day | null }[] = [];
    for (const path of paths) dated.push({ path, day: this.asked.asOf ?? (await this.ownDay(readGivenFile(path))) });
    const dayOfList = ({ day }: { day: Day | null }): Day => day ?? this.ctx.today;
    return dated.sort((a, b) => (dayOfList(a) < dayOfList(b) ? -1 : dayOfList(a) > dayOfList(b) ? 1 : 0));
  }

  /**
   * The day a file states, also where the unit that has the code today was none then; null when it states none or
   * cannot be read, which its import then says. What --map says of the columns may be needed to find it, and is not
   * remembered yet: the file is read once to know them, as its import does.
   */
  private async ownDay(file: GivenFile): Promise<Day | null> {
    const unit = await this.unitOn(null);
    const kept = await mappingsFor(this.app.get(Database).read, unit);
    const { columns } = this.asked;
    try {
      let end = await this.endOf(file, unit, kept);
      if (columns && end)
        end = await this.endOf(file, unit, [mappingOf(end.sheets, columns.sheet, columns.fields), ...kept]);
      return end?.asOfFrom === 'file' ? end.asOf : null;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
    return null;
  }

  /** @throws UserError when the file cannot be read */
  private async endOf(file: GivenFile, unit: Unit, mappings: readonly ColumnMapping[]): Promise<UnitEnd | null> {
    const { all } = await this.app.get(Planning).unitsAround(unit);
    const source = { ...file, asOf: null, list: this.asked.kind, mappings };
    for await (const piece of readForUnitPieces(source, unit, all, this.ctx.today))
      if (piece.type === 'end') return piece;
    return null;
  }

  private unitOn(day: Day | null): Promise<Unit> {
    return unitOfList(this.app, this.ctx, this.asked.code, day);
  }

  private refused(file: GivenFile, day: Day | null, error: UserError): RosterOutcome {
    const { acceptedWithRemarks, ...counts } = NO_COUNTS;
    return {
      file: file.fileName,
      kind: this.asked.kind,
      as_of: this.asked.asOf ?? day ?? this.ctx.today,
      as_of_from: this.asked.asOf !== null ? 'given' : day !== null ? 'file' : 'today',
      dry_run: this.asked.dryRun,
      outcome: 'refused',
      refusal: { code: error.code, message: error.messageVi, message_en: error.messageEn },
      counts: { ...counts, accepted_with_remarks: acceptedWithRemarks },
      issues: [],
    };
  }
}

/** The unit a list is for, by its code on a day; without one the whole city. @throws not_found, bad_input `unit_needed` */
export async function unitOfList(
  app: INestApplicationContext,
  ctx: RequestContext,
  code: string | null,
  day: Day | null,
): Promise<Unit> {
  if (code !== null) return app.get(UnitsService).byCode(code, day, ctx.today);
  const tops = await app
    .get(Database)
    .read.rows<{ code: string }>('SELECT DISTINCT code FROM unit WHERE parent_id IS NULL');
  const [top] = tops;
  if (!top || tops.length > 1)
    throw badInput(
      'unit_needed',
      'Hãy cho biết đơn vị của danh sách: --unit MÃ.',
      'Say which unit the list is for: --unit CODE.',
      'unit',
    );
  return app.get(UnitsService).byCode(top.code, day, ctx.today);
}

function leftOut({ counts }: RosterOutcome): NonNullable<RosterOutcome['refusal']> {
  return {
    code: 'rows_left_out',
    message: `Có ${counts.rejected} dòng lỗi và ${counts.conflict} dòng chờ quyết định, nên chưa nhập. Sửa tệp, hoặc bỏ --all-or-nothing để chỉ nhập ${counts.accepted} dòng tốt.`,
    message_en: `${counts.rejected} rows have errors and ${counts.conflict} wait for a decision, so nothing was applied. Mend the file, or leave out --all-or-nothing to apply only the ${counts.accepted} good rows.`,
  };
}
