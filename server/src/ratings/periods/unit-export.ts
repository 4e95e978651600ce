import { Injectable } from '@nestjs/common';
import { formatDay } from '@dat100/shared/calendar';
import { formatHundredths, hundredthsOf } from '@dat100/shared/rating-words';
import { WHOLE } from '@dat100/shared/rating-scheme';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { Database } from '../../database/database.js';
import type { Cell, ExportForm, ExportTable } from '../../exports/export-table.js';
import { madeLine } from '../../exports/made-line.js';
import type { ShownUnit } from './shown-unit.js';
import { UnitRatingsService, type RatedGroup, type UnitRatings } from './unit-ratings.service.js';

const WORDS = {
  vi: {
    sheet: 'Điểm thi đua',
    title: 'Điểm thi đua của cơ quan, đơn vị theo cụm, khối',
    cutOff: 'Số liệu đến hết ngày',
    scheme: 'bộ tiêu chí',
    version: 'bản',
    digest: 'Mã kiểm tra của bộ tiêu chí (SHA-256)',
    most: 'điểm tối đa',
    group: 'Lọc: cụm, khối',
    all: 'Lọc: không lọc',
    basis: { claimed: 'đơn vị báo cáo', verified: 'đã xác minh', police: 'Công an xác nhận' },
    reached: 'đạt',
    inScope: 'thuộc diện',
    least: 'đơn vị dưới số người này không xếp hạng',
    columns: [
      'Cụm, khối',
      'Thuộc',
      'Hạng',
      'Đồng hạng',
      'Mã đơn vị',
      'Cơ quan, đơn vị',
      'Số người',
      'Tỷ lệ (%)',
      'Mức',
      'Điểm thi đua',
      'Ghi chú',
    ],
    small: 'Ít người, không xếp hạng',
    nobody: 'Không có ai thuộc diện thực hiện',
    hidden: 'Ít người, không hiện số liệu ngoài đơn vị',
  },
  en: {
    sheet: 'Emulation points',
    title: 'Emulation points of units by group',
    cutOff: 'Figures as of the end of',
    scheme: 'scheme',
    version: 'version',
    digest: 'Check code of the scheme (SHA-256)',
    most: 'most points',
    group: 'Filters: group',
    all: 'Filters: none',
    basis: { claimed: 'as units report', verified: 'verified', police: 'confirmed by the police' },
    reached: 'achieved',
    inScope: 'in scope',
    least: 'units of fewer people have no rank',
    columns: [
      'Group',
      'Under',
      'Rank',
      'Tied',
      'Unit code',
      'Unit',
      'People',
      'Rate (%)',
      'Band',
      'Emulation points',
      'Note',
    ],
    small: 'Too few people, no rank',
    nobody: 'Nobody in scope',
    hidden: 'Too few people to be shown outside the unit',
  },
} as const;

const WIDTHS = [30, 24, 8, 10, 12, 40, 10, 12, 16, 14, 40];

/** Emulation points of the units of a period as a file, by group: what the caller sees on the screen, and no more. */
@Injectable()
export class UnitExport {
  constructor(
    private readonly db: Database,
    private readonly ratings: UnitRatingsService,
  ) {}

  /** Reads the units and leaves the audit row; nothing has been sent yet. `group` null: all groups. @throws not_found */
  async open(
    ctx: RequestContext,
    periodId: number,
    group: string | null,
    { format, language }: ExportForm,
  ): Promise<ExportTable> {
    const ratings = await this.ratings.read(ctx, periodId, group, true);
    await this.db.transaction((tx) =>
      audit(tx, ctx, {
        action: 'rating.export_units',
        subjectType: 'rating_period',
        subjectId: periodId,
        unitId: null,
        detail: { group, format, rows: ratings.units.length },
      }),
    );
    return unitTable(ctx, ratings, group, { format, language });
  }
}

/** The units of some groups with their points: numbers in a workbook, in the language's own writing in a CSV; codes are texts. */
export function unitTable(
  ctx: Pick<RequestContext, 'actor' | 'now'>,
  { period, groups, units, criteria, basis, schemeName, schemeDigest }: UnitRatings,
  group: string | null,
  { format, language }: ExportForm,
): ExportTable {
  const words = WORDS[language];
  const { settings, schemeVersion } = period;
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const bands = new Map(settings.bands.map(({ code, vi, en }) => [code, { vi, en }[language]]));
  const shown = group === null ? undefined : byKey.get(group);
  const made = madeLine(ctx, units.length, language);
  const named = criteria.map(({ code, name }) => ({ code, name: name[language] }));
  return {
    fileName: `diem-thi-dua-${period.year}`,
    sheetName: words.sheet,
    lines: [
      `${words.title}: ${period.name}`,
      `${words.cutOff} ${formatDay(period.cutOff)}, ${words.scheme} ${schemeName[language]}, ${words.version} ${schemeVersion}, ${words.most}: ${formatHundredths(settings.mostPoints, language)}`,
      `${words.digest}: ${schemeDigest}`,
      shown ? `${words.group}: ${shown[language]}, ${shown.under}` : words.all,
      `${words.least}: ${settings.leastPeople}`,
      made,
    ],
    foot: made,
    columns: [
      ...words.columns.map((heading, i) => ({ heading, width: WIDTHS[i] ?? 12 })),
      ...named.flatMap(({ name }) => [
        { heading: `${name}: ${words.reached} (${words.basis[basis]})`, width: 14 },
        { heading: `${name}: ${words.inScope}`, width: 14 },
      ]),
    ],
    rows: units.map((unit) => [
      ...rowOf(unit, byKey.get(unit.group), bands, { format, language }),
      ...named.flatMap(({ code }) => figuresOf(unit, code, basis)),
    ]),
  };
}

/** Achieved and in scope of a criterion; nothing where it is not told. */
function figuresOf({ figures }: ShownUnit, criterion: string, basis: UnitRatings['basis']): Cell[] {
  const figure = figures.find((one) => one.criterion === criterion);
  return figure ? [figure[basis], figure.inScope] : [null, null];
}

function rowOf(
  unit: ShownUnit,
  group: RatedGroup | undefined,
  bands: ReadonlyMap<string, string>,
  { format, language }: ExportForm,
): Cell[] {
  const words = WORDS[language];
  const { hidden, rate, place, tied, points } = unit;
  const note = hidden ? words.hidden : !rate ? words.nobody : place === null ? words.small : null;
  return [
    group?.[language] ?? unit.group,
    group?.under ?? null,
    place,
    tied > 1 ? tied : null,
    unit.code,
    unit.pathText,
    hidden ? null : unit.people,
    rate && formatHundredths(hundredthsOf(rate, WHOLE), language),
    bands.get(unit.band ?? '') ?? null,
    points === null || format === 'xlsx' ? points && points / 100 : formatHundredths(points, language),
    note,
  ];
}
