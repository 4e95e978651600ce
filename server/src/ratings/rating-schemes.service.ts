import { Injectable } from '@nestjs/common';
import { differences } from '@dat100/shared/rating-edit';
import { schemeProblems } from '@dat100/shared/rating-problems';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { DirectivesService } from '../directives/directives.service.js';
import { holdsForTheCity } from '../access/for-the-city.js';
import type {
  RatingDraft,
  RatingSchemeChange,
  RatingSchemeItem,
  RatingSchemePage,
  RatingSchemeVersion,
} from './rating-scheme.model.js';
import {
  draftOf,
  newestVersions,
  versionAt,
  versionsOf,
  type StoredDraft,
  type StoredVersion,
} from './stored-schemes.js';

/** Reading schemes. They are the same for the whole city and speak of nobody, so no unit narrows them. */
@Injectable()
export class RatingSchemes {
  constructor(
    private readonly db: Database,
    private readonly directives: DirectivesService,
  ) {}

  /** The newest version of each, by the years they are for. */
  async list(): Promise<RatingSchemeItem[]> {
    return (await newestVersions(this.db.read)).map(itemOf);
  }

  /** One version with the draft beside it. @throws not_found */
  async one(ctx: RequestContext, code: string, version: number | null): Promise<RatingSchemePage> {
    const stored = await versionAt(this.db.read, code, version);
    const mayEdit = mayEditSchemes(ctx);
    const draft = mayEdit ? await draftOf(this.db.read, code) : null;
    return {
      ...itemOf(stored),
      content: stored.content,
      mayEdit,
      draft: draft && (await this.viewOf(draft)),
    };
  }

  /** Every version with what it changed, the newest first. @throws not_found */
  async history(code: string): Promise<RatingSchemeVersion[]> {
    const versions = await versionsOf(this.db.read, code);
    return versions.map((stored, i) => {
      const before = versions[i + 1];
      return { ...publicationOf(stored), changes: before ? changesOf(before, stored) : [] };
    });
  }

  /** A draft as its editors see it: its text, and what keeps it from being published. */
  async viewOf({ scheme, content, revision, base, editedAt, editedBy }: StoredDraft): Promise<RatingDraft> {
    const criteria = (await this.directives.criteria()).map((criterion) => criterion.code);
    const problems = schemeProblems(scheme, criteria).map(({ code, path, vi, en }) => ({
      code,
      path,
      messageVi: vi,
      messageEn: en,
    }));
    return { content, revision, base, editedAt, editedBy, problems };
  }
}

/** Schemes rate the whole city: only roles that hold for all of it change them. */
export const mayEditSchemes = (ctx: RequestContext): boolean => holdsForTheCity(ctx, 'rating.scheme');

function changesOf(before: Pick<StoredVersion, 'scheme'>, after: Pick<StoredVersion, 'scheme'>): RatingSchemeChange[] {
  return differences(before.scheme, after.scheme).map((change) => ({
    labelVi: change.label.vi,
    labelEn: change.label.en,
    beforeVi: change.before?.vi ?? null,
    beforeEn: change.before?.en ?? null,
    afterVi: change.after?.vi ?? null,
    afterEn: change.after?.en ?? null,
  }));
}

function publicationOf({ version, digest, publishedAt, publishedBy, note }: StoredVersion) {
  return { version, digest, publishedAt, publishedBy, note };
}

function itemOf(stored: StoredVersion): RatingSchemeItem {
  const { code, kind, name, kinds, years } = stored.scheme;
  return {
    ...publicationOf(stored),
    code,
    kind,
    nameVi: name.vi,
    nameEn: name.en,
    kinds: [...kinds],
    yearFrom: years.from,
    yearTo: years.to,
  };
}
