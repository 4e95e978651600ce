import { Injectable } from '@nestjs/common';
import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import type { PeriodSettings } from '@dat100/shared/rating-period-settings';
import { settingsProblems } from '@dat100/shared/rating-settings-problems';
import { cleanText } from '@dat100/shared/vietnamese-text';
import type { LimitKind } from '@dat100/shared/waiting';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { badInput } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { PeriodDrafts } from './period-drafts.service.js';
import type { RatingSettings, RatingSettingsLimit } from './settings.model.js';

/** What a period is run by, beside its scheme and kinds: said while it is a draft. */
@Injectable()
export class EditSettings {
  constructor(
    private readonly db: Database,
    private readonly drafts: PeriodDrafts,
  ) {}

  /**
   * Keeps settings in place of those before; who is in the period stays as it is.
   * @throws not_found, bad_input `bad_rating_settings` that says everything that is wrong, conflict
   *   `rating_period_changed`, `rating_period_open`
   */
  async save(ctx: RequestContext, periodId: number, revision: number, asked: RatingSettings): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { settings: before } = await this.drafts.lockDraft(tx, ctx, periodId, revision);
      const after = settingsFrom(asked, before);
      const problems = settingsProblems(after);
      if (problems.length > 0)
        throw badInput(
          'bad_rating_settings',
          problems.map(({ vi }) => vi).join(' '),
          problems.map(({ en }) => en).join(' '),
          'settings',
        );
      await tx.run('UPDATE rating_period SET settings = ?, revision = revision + 1 WHERE id = ?', [
        canonicalJson(after as unknown as Canonical),
        periodId,
      ]);
      await audit(tx, ctx, {
        action: 'rating.save_settings',
        subjectType: 'rating_period',
        subjectId: periodId,
        unitId: null,
        detail: changesOf(before, after),
      });
    });
  }
}

/** Settings as they are shown. */
export function settingsView({ dutyGroups, clocks, bands, mostPoints, leastPeople }: PeriodSettings): RatingSettings {
  const limit = ({ days, kind }: RatingSettingsLimit): RatingSettingsLimit => ({ days, kind });
  return {
    dutyGroups: dutyGroups.map(({ code, vi, en, titles }) => ({ code, nameVi: vi, nameEn: en, titles: [...titles] })),
    clocks: {
      objection: limit(clocks.objection),
      appealOpen: limit(clocks.appealOpen),
      appeal: limit(clocks.appeal),
      correction: limit(clocks.correction),
    },
    bands: bands.map(({ code, vi, en, from }) => ({ code, nameVi: vi, nameEn: en, from })),
    mostPoints,
    leastPeople,
  };
}

/** The other way; what is no kind of limit is found by the rules. */
function settingsFrom(
  { dutyGroups, clocks, bands, ...numbers }: RatingSettings,
  before: PeriodSettings,
): PeriodSettings {
  const limit = ({ days, kind }: RatingSettingsLimit) => ({ days, kind: kind as LimitKind });
  return {
    ...before,
    dutyGroups: dutyGroups.map(({ code, nameVi, nameEn, titles }) => ({
      code,
      vi: cleanText(nameVi),
      en: cleanText(nameEn),
      titles: titles.map(cleanText),
    })),
    clocks: {
      objection: limit(clocks.objection),
      appealOpen: limit(clocks.appealOpen),
      appeal: limit(clocks.appeal),
      correction: limit(clocks.correction),
    },
    bands: bands.map(({ code, nameVi, nameEn, from }) => ({
      code,
      vi: cleanText(nameVi),
      en: cleanText(nameEn),
      from,
    })),
    mostPoints: numbers.mostPoints,
    leastPeople: numbers.leastPeople,
  };
}

/** The parts that stand otherwise, as they are now. */
function changesOf(before: PeriodSettings, after: PeriodSettings): Record<string, unknown> {
  const parts = ['dutyGroups', 'clocks', 'bands', 'mostPoints', 'leastPeople'] as const;
  const text = (part: unknown) => canonicalJson(part as Canonical);
  return Object.fromEntries(
    parts.filter((part) => text(before[part]) !== text(after[part])).map((part) => [part, after[part]]),
  );
}
