import { Injectable } from '@nestjs/common';
import type { Writable } from 'node:stream';
import { formatDay } from '@dat100/shared/calendar';
import type { RequestContext } from '../../common/context.js';
import { UnitsService } from '../../units/units.service.js';
import { UnitNamer } from '../unit-namer.js';
import { policeColumns, rosterColumns } from './template-columns.js';
import { writeTemplate } from './write-template.js';

/** More names than these are not looked through in a list. */
const MOST_UNITS = 3_000;

export interface Template {
  fileName: string;
  write(out: Writable): Promise<void>;
}

const COMMON_NOTES = [
  'Mỗi người một dòng, bắt đầu từ dòng 2 của trang “Danh sách”. Không đổi tên các cột; cột không dùng thì bỏ trống.',
  'Các cột đều ở dạng văn bản (Text), để số CCCD và số điện thoại không mất số 0 ở đầu và ngày không bị đổi.',
  'Ngày ghi theo dạng ngày/tháng/năm, ví dụ 05/11/2023.',
];

/** Workbooks to fill in, with lists of the words that the reader knows. */
@Injectable()
export class TemplatesService {
  constructor(private readonly units: UnitsService) {}

  /** A unit's list of its people. With a unit: one column more, with the units below it. @throws not_found */
  async roster(ctx: RequestContext, unitId: number | null): Promise<Template> {
    const units = unitId === null ? null : await this.unitNames(ctx, unitId);
    const notes = [
      'CÁCH GHI DANH SÁCH',
      ...COMMON_NOTES,
      'Cột có danh sách chọn: bấm mũi tên ở ô rồi chọn; các từ có ở trang “Danh mục”. Cột đánh dấu: ghi x nếu có, bỏ trống nếu không.',
      'Tài khoản đã đăng ký hoặc đã duyệt mà chưa kích hoạt thì chưa tính là đạt.',
    ];
    return { fileName: 'mau-danh-sach-dat100.xlsx', write: (out) => writeTemplate(out, rosterColumns(units), notes) };
  }

  /** An official list of activated accounts. */
  police(ctx: RequestContext): Template {
    const notes = [
      'CÁCH GHI DANH SÁCH ĐÃ KÍCH HOẠT',
      ...COMMON_NOTES,
      `Ngày kích hoạt không được sau ngày của danh sách. Ngày lập mẫu này: ${formatDay(ctx.today)}.`,
      'Họ và tên được đối chiếu với số định danh, không phân biệt dấu và chữ hoa.',
    ];
    return { fileName: 'mau-danh-sach-cong-an.xlsx', write: (out) => writeTemplate(out, policeColumns(), notes) };
  }

  private async unitNames(ctx: RequestContext, unitId: number): Promise<string[] | null> {
    const unit = await this.units.inScope(ctx, 'import.run', unitId);
    const [above, below] = [await this.units.ancestors(unit), await this.units.subtree(unit)];
    const today = below.filter((u) => u.validFrom <= ctx.today && (u.validTo === null || ctx.today <= u.validTo));
    const others = today.filter(({ id }) => id !== unit.id);
    if (others.length === 0) return null;
    const namer = new UnitNamer([...above.filter(({ id }) => id !== unit.id), unit, ...others], unit.id);
    return others.slice(0, MOST_UNITS).flatMap(({ id }) => namer.of(id)?.name ?? []);
  }
}
