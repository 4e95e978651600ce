import { Injectable } from '@nestjs/common';
import { unitRefs } from '../access/unit-refs.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { marks } from '../database/sql.js';
import type { Headcount as HeadcountModel, ListFlag, UnitCompleteness } from './completeness.model.js';
import type { UnitList } from './completeness.service.js';
import type { Headcount } from './headcounts.js';

/** Lists and headcounts as an answer: units become references, keys of accounts become names. */
@Injectable()
export class CompletenessViews {
  constructor(private readonly db: Database) {}

  async lists(ctx: RequestContext, lists: readonly UnitList[]): Promise<UnitCompleteness[]> {
    const refs = await unitRefs(
      this.db.read,
      ctx,
      lists.map(({ unit }) => unit.id),
    );
    const names = await this.namesOf(lists.flatMap(({ confirmation }) => confirmation?.confirmedBy ?? []));
    return lists.flatMap((list) => {
      const unit = refs.get(list.unit.id);
      if (!unit) return [];
      const { confirmation, declared } = list;
      return [
        {
          unit,
          people: list.people,
          headcount: list.headcount,
          headcountFrom: declared?.validFrom ?? null,
          documentNumber: declared?.documentNumber ?? null,
          confirmedAt: confirmation?.confirmedAt ?? null,
          confirmedBy: names.get(confirmation?.confirmedBy ?? 0) ?? null,
          said: confirmation?.said ?? false,
          asOf: confirmation?.asOf ?? null,
          listPeople: confirmation?.people ?? null,
          peopleBefore: confirmation?.before ?? null,
          flags: list.flags as ListFlag[],
          lists: list.lists,
          unconfirmedLists: list.unconfirmedLists,
        },
      ];
    });
  }

  async headcounts(history: readonly Headcount[]): Promise<HeadcountModel[]> {
    const names = await this.namesOf(history.flatMap(({ recordedBy }) => recordedBy ?? []));
    return history.map((one) => ({ ...one, recordedBy: names.get(one.recordedBy ?? 0) ?? null }));
  }

  private async namesOf(userIds: readonly number[]): Promise<Map<number, string>> {
    const ids = [...new Set(userIds)];
    const rows = await this.db.read.rows<{ id: number; display_name: string }>(
      `SELECT id, display_name FROM user_account WHERE id IN (${marks(ids.length)})`,
      ids,
    );
    return new Map(rows.map((row) => [Number(row.id), row.display_name]));
  }
}
