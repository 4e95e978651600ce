import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { notFound } from '../common/errors.js';
import type { Sql } from '../database/sql.js';

/** A version that was published. */
export interface StoredVersion {
  scheme: RatingScheme;
  version: number;
  content: string;
  digest: string;
  publishedAt: number;
  /** null: it came with the software */
  publishedBy: string | null;
  note: string | null;
}

/** A draft beside the published versions. */
export interface StoredDraft {
  scheme: RatingScheme;
  content: string;
  revision: number;
  /** the version it began from */
  base: number;
  editedAt: number;
  editedBy: string;
}

interface VersionRow {
  version: number;
  content: string;
  digest: string;
  published_at: number;
  display_name: string | null;
  published_by: number | null;
  note: string | null;
}

interface DraftRow {
  draft: string | null;
  draft_revision: number;
  draft_base: number | null;
  drafted_at: number | null;
  display_name: string | null;
}

const VERSIONS = `SELECT v.version, v.content, v.digest, v.published_at, v.published_by, v.note, a.display_name
   FROM rating_scheme_version v LEFT JOIN user_account a ON a.id = v.published_by`;

/** Text of ours is a scheme: only schemes that passed the rules are written. */
export const schemeOf = (content: string): RatingScheme => JSON.parse(content) as RatingScheme;

/** The newest version of every scheme, by the years they are for. */
export async function newestVersions(sql: Sql): Promise<StoredVersion[]> {
  const rows = await sql.rows<VersionRow>(
    `${VERSIONS} WHERE v.version = (SELECT MAX(w.version) FROM rating_scheme_version w WHERE w.scheme = v.scheme)`,
  );
  return rows.map(versionOf).sort((a, b) => a.scheme.years.from - b.scheme.years.from);
}

/** All versions of a scheme, the newest first. @throws not_found */
export async function versionsOf(sql: Sql, code: string): Promise<StoredVersion[]> {
  const rows = await sql.rows<VersionRow>(`${VERSIONS} WHERE v.scheme = ? ORDER BY v.version DESC`, [code]);
  if (rows.length === 0) throw notFound();
  return rows.map(versionOf);
}

/** One version, the newest when none is named. @throws not_found */
export async function versionAt(sql: Sql, code: string, version: number | null): Promise<StoredVersion> {
  const row = await sql.one<VersionRow>(
    `${VERSIONS} WHERE v.scheme = ? ${version === null ? '' : 'AND v.version = ?'} ORDER BY v.version DESC LIMIT 1`,
    version === null ? [code] : [code, version],
  );
  if (!row) throw notFound();
  return versionOf(row);
}

/** The draft of a scheme; null when there is none. */
export async function draftOf(sql: Sql, code: string): Promise<StoredDraft | null> {
  const row = await sql.one<DraftRow>(
    `SELECT s.draft, s.draft_revision, s.draft_base, s.drafted_at, a.display_name
       FROM rating_scheme s LEFT JOIN user_account a ON a.id = s.drafted_by WHERE s.code = ?`,
    [code],
  );
  if (!row || row.draft === null) return null;
  return {
    scheme: schemeOf(row.draft),
    content: row.draft,
    revision: Number(row.draft_revision),
    base: Number(row.draft_base),
    editedAt: Number(row.drafted_at),
    editedBy: row.display_name ?? 'Đạt100',
  };
}

function versionOf(row: VersionRow): StoredVersion {
  return {
    scheme: schemeOf(row.content),
    version: Number(row.version),
    content: row.content,
    digest: row.digest,
    publishedAt: Number(row.published_at),
    publishedBy: row.published_by === null ? null : (row.display_name ?? 'Đạt100'),
    note: row.note,
  };
}
