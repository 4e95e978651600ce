import { Injectable } from '@nestjs/common';
import { formatDay, type Day } from '@dat100/shared/calendar';
import { PEER_GROUPS } from '@dat100/shared/codes';
import { dayOfChange, faultOfFreezing, groupPeriod, type FreezeFault } from '@dat100/shared/peer-groups';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { checkDayRange } from '../common/days.js';
import { badInput, notFound } from '../common/errors.js';
import { keptText } from '../common/texts.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import { announce } from '../rollups/settle.js';
import { peerHistory, type PeerHistory } from '../units/peer-history.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { DIRECT_GROUP } from './board.js';

const MOST_NAME_CHARS = 80;
const MOST_REASON_CHARS = 300;

/** Some units right below another, and the group they are to be of. */
export interface GroupSetting {
  unitIds: readonly number[];
  group: string;
  from: Day;
  reason: string | null;
}

/** Which units are ranked together: said by whoever stands above them all, never of the past, and only added to. */
@Injectable()
export class PeerGroupsService {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly units: UnitsService,
  ) {}

  /**
   * Puts units into a group from a day on; where groups are frozen on that day, from the first day after. Units that
   * are of the group by then stay as they are.
   * @throws not_found, day_out_of_range, group_of_past, unknown_group, reason_needed, text_too_long
   */
  async set(ctx: RequestContext, parentId: number, asked: GroupSetting): Promise<{ changed: number; from: Day }> {
    const parent = await this.units.inScope(ctx, 'peer_group.write', parentId);
    checkDayRange(asked.from, ctx.today, 'from');
    if (asked.from < ctx.today) throw ofThePast(ctx.today);
    const reason = keptText(asked.reason, MOST_REASON_CHARS, 'reason');
    return this.changing(ctx, parent, async (tx, history) => {
      const { group } = asked;
      if (!PEER_GROUPS.some(({ code }) => code === group) && !history.named.has(group)) throw unknownGroup(group);
      const from = dayOfChange(asked.from, history.frozen);
      if (from !== asked.from && reason === null) throw reasonNeeded(from);
      const units = await this.below(tx, parent, asked.unitIds);
      const changing = units.filter((unit) => history.groupOn(unit, from) !== group);
      await tx.insert(
        'peer_group_change',
        ['id', 'parent_id', 'unit_id', 'valid_from', 'peer_group', 'reason', 'recorded_at', 'recorded_by', 'actor'],
        changing.map(({ id }) => [
          this.keys.next(),
          parent.id,
          id,
          from,
          group,
          reason,
          ctx.now,
          ctx.actor.userId,
          ctx.actor.label,
        ]),
      );
      if (changing.length > 0)
        await audit(tx, ctx, {
          action: 'peer_group.set',
          subjectType: 'unit',
          subjectId: parent.id,
          unitId: parent.id,
          detail: { group, from, asked: asked.from, reason, unitIds: changing.map(({ id }) => id) },
        });
      return { changed: changing.length, from };
    });
  }

  /**
   * Names a group; answers its code. One that has the name already is answered as it is.
   * @throws not_found, group_without_name, text_too_long
   */
  async add(ctx: RequestContext, parentId: number, names: { vi: string; en: string }): Promise<string> {
    const parent = await this.units.inScope(ctx, 'peer_group.write', parentId);
    const nameVi = keptText(names.vi, MOST_NAME_CHARS, 'nameVi');
    if (nameVi === null) throw withoutName();
    const nameEn = keptText(names.en, MOST_NAME_CHARS, 'nameEn') ?? nameVi;
    return this.changing(ctx, parent, async (tx, history) => {
      const all = [
        ...PEER_GROUPS.map(({ code, vi }) => ({ code, vi })),
        { code: DIRECT_GROUP.code, vi: DIRECT_GROUP.nameVi },
      ];
      const known = [...all, ...[...history.named].map(([code, { nameVi: vi }]) => ({ code, vi }))];
      const same = known.find(({ vi }) => searchForm(vi) === searchForm(nameVi));
      if (same && same.code !== DIRECT_GROUP.code) return same.code;
      const code = `g${this.keys.next()}`;
      await tx.insert(
        'peer_group',
        ['code', 'unit_id', 'name_vi', 'name_en', 'created_at', 'created_by'],
        [[code, parent.id, nameVi, nameEn, ctx.now, ctx.actor.userId]],
      );
      await audit(tx, ctx, {
        action: 'peer_group.add',
        subjectType: 'unit',
        subjectId: parent.id,
        unitId: parent.id,
        detail: { code, nameVi, nameEn },
      });
      return code;
    });
  }

  /**
   * Freezes the groups for a period, as they stand on its first day. Once frozen it stays so; freezing again changes
   * nothing.
   * @throws not_found, unknown_period, period_over, changes_inside
   */
  async freeze(ctx: RequestContext, parentId: number, code: string): Promise<void> {
    const parent = await this.units.inScope(ctx, 'peer_group.write', parentId);
    await this.changing(ctx, parent, async (tx, history) => {
      if (history.frozen.some((period) => period.code === code)) return;
      const days = history.changes.map(({ from }) => from);
      const fault = faultOfFreezing(code, ctx.today, days);
      const period = groupPeriod(code);
      if (fault !== null || !period) throw notToFreeze(fault ?? 'unknown_period');
      const children = await this.units.children(parent.id, tx);
      const groups = Object.fromEntries(
        children
          .filter(({ validTo }) => validTo === null || validTo >= period.first)
          .map((unit) => [unit.id, history.groupOn(unit, period.first)]),
      );
      await tx.insert(
        'peer_group_freeze',
        ['id', 'parent_id', 'period', 'unit_groups', 'frozen_at', 'frozen_by', 'actor'],
        [[this.keys.next(), parent.id, code, JSON.stringify(groups), ctx.now, ctx.actor.userId, ctx.actor.label]],
      );
      await audit(tx, ctx, {
        action: 'peer_group.freeze',
        subjectType: 'unit',
        subjectId: parent.id,
        unitId: parent.id,
        detail: { period: code, units: Object.keys(groups).length },
      });
    });
  }

  /** One change of a unit's groups at a time; boards of the unit hear of it. */
  private changing<T>(
    ctx: RequestContext,
    parent: Unit,
    work: (tx: Tx, history: PeerHistory) => Promise<T>,
  ): Promise<T> {
    return this.db.transaction(async (tx) => {
      await tx.lock('SELECT id FROM unit WHERE id = ?', [parent.id]);
      const done = await work(tx, await peerHistory(tx, parent.id));
      await announce(tx, ctx.now, new Set([parent.id]));
      return done;
    });
  }

  /** @throws not_found when one of them does not stand right below */
  private async below(tx: Tx, parent: Unit, unitIds: readonly number[]): Promise<Unit[]> {
    const wanted = new Set(unitIds);
    const units = (await this.units.children(parent.id, tx)).filter(({ id }) => wanted.has(id));
    if (units.length !== wanted.size) throw notFound();
    return units;
  }
}

const ofThePast = (today: Day) =>
  badInput(
    'group_of_past',
    `Nhóm so sánh chỉ đổi được từ ${formatDay(today)} trở đi; bảng của các ngày trước giữ nhóm đã công bố.`,
    `Peer groups change from ${formatDay(today)} on at the earliest; boards of earlier days keep the groups they had.`,
    'from',
  );

const unknownGroup = (code: string) =>
  badInput(
    'unknown_group',
    `Không có nhóm so sánh "${code}". Hãy chọn trong danh sách, hoặc đặt nhóm mới.`,
    `There is no peer group "${code}". Choose one of the list, or add a new one.`,
    'group',
  );

const reasonNeeded = (from: Day) =>
  badInput(
    'reason_needed',
    `Nhóm so sánh đã được cố định: thay đổi có hiệu lực từ ${formatDay(from)} và phải ghi lý do.`,
    `Peer groups are frozen: the change counts from ${formatDay(from)} on and needs a reason.`,
    'reason',
  );

const withoutName = () =>
  badInput('group_without_name', 'Hãy đặt tên cho nhóm so sánh.', 'Give the peer group a name.', 'nameVi');

const FREEZE_WORDS: Readonly<Record<FreezeFault, readonly [string, string]>> = {
  unknown_period: [
    'Kỳ cố định là một năm ("2026") hoặc một quý ("2026-Q4"). Hãy chọn trong danh sách.',
    'Groups are frozen for a year ("2026") or a quarter ("2026-Q4"). Choose one of the list.',
  ],
  period_over: [
    'Kỳ này đã kết thúc. Hãy chọn kỳ hiện tại hoặc kỳ sau.',
    'This period is over. Choose the current one or the next.',
  ],
  changes_inside: [
    'Có thay đổi nhóm bắt đầu giữa kỳ này, nên nhóm không giống nhau suốt kỳ. Hãy cố định kỳ sau.',
    'A change of groups counts from a day inside this period, so that they are not the same throughout. Freeze the next period.',
  ],
};

const notToFreeze = (fault: FreezeFault) => badInput(fault, FREEZE_WORDS[fault][0], FREEZE_WORDS[fault][1], 'period');
