import type { Day } from '@dat100/shared/calendar';
import type { Capacity } from '@dat100/shared/confirmation';
import { COUNT_COLUMNS, FIRST_STAGE_COLUMN } from '@dat100/shared/person-history';
import { figuresOf, type Counts, type Figures } from '../boards/figures.js';
import { digestOf } from '../common/digest.js';
import { conflict } from '../common/errors.js';

// What a confirmation freezes. Its names are part of what is stored for good: a name that changes makes a new `version`.

/** Counts of people; `stages` in the order of the criterion's. */
export type SnapshotCounts = {
  in_scope: number;
  deferred: number;
  exempt: number;
  no_event: number;
  verified: number;
  police: number;
  achieved_out: number;
  uncounted: number;
  stages: number[];
};

export type SnapshotStage = { code: string; name_vi: string; name_en: string; achieved: boolean };

/** A unit right below with all below it, or, with `direct`, the people that the unit employs itself. */
export type SnapshotRow = { unit_id: number; code: string; name: string; direct: boolean; counts: SnapshotCounts };

export type SnapshotCriterion = {
  code: string;
  name_vi: string;
  name_en: string;
  target_percent: number;
  stages: SnapshotStage[];
  total: SnapshotCounts;
  rows: SnapshotRow[];
};

/** Posts by document in the unit and all below it: how many, declared by how many of how many units. */
export type SnapshotHeadcount = { posts: number; declared: number; units: number };

/** The figures of a unit on a day, as they are known at one moment. */
export type WeekFigures = { as_of: Day; headcount: SnapshotHeadcount; criteria: SnapshotCriterion[] };

export type SnapshotUnit = { id: number; code: string; name: string; path: string; above: string | null };

export type Snapshot = WeekFigures & {
  kind: 'week_confirmation';
  version: 1;
  unit: SnapshotUnit;
  week: Day;
  revision: number;
  /** epoch milliseconds */
  confirmed_at: number;
  confirmed_by: {
    name: string;
    on_behalf_of: string | null;
    as: Capacity;
    /** the unit's own head; left out by the first of these texts, null = not known */
    signer?: string | null;
  };
};

type PlainColumn = Exclude<keyof SnapshotCounts, 'stages'>;
const PLAIN: readonly PlainColumn[] = [
  'in_scope',
  'deferred',
  'exempt',
  'no_event',
  'verified',
  'police',
  'achieved_out',
  'uncounted',
];

/** @param stages of the criterion, in the order in which they are kept */
export function snapshotCounts(counts: Counts, stages: readonly { position: number }[]): SnapshotCounts {
  const plain = Object.fromEntries(PLAIN.map((column) => [column, counts[COUNT_COLUMNS.indexOf(column)] ?? 0]));
  return {
    ...(plain as Record<PlainColumn, number>),
    stages: stages.map(({ position }) => counts[FIRST_STAGE_COLUMN + position] ?? 0),
  };
}

/** Frozen counts as the figures of a board. */
export function figuresIn(
  criterion: Pick<SnapshotCriterion, 'stages' | 'target_percent'>,
  counts: SnapshotCounts,
): Figures {
  const row: number[] = COUNT_COLUMNS.map((column) =>
    PLAIN.includes(column as PlainColumn) ? counts[column as PlainColumn] : 0,
  );
  counts.stages.forEach((n, i) => (row[FIRST_STAGE_COLUMN + i] = n));
  const stages = criterion.stages.map(({ code, achieved }, position) => ({ code, achieved, position }));
  return figuresOf({ stages, targetPercent: criterion.target_percent }, row);
}

/** What is kept of a frozen text, in the row of the revision and beside it. */
export interface StoredSnapshot {
  snapshot: string;
  digest: string;
  /** the digest that the audit log noted when it was confirmed; null = it noted none */
  audited: string | null;
}

/**
 * A frozen text that is still the one confirmed for this revision: it has its digest, the audit log noted the same
 * one, and it speaks of this unit, week and revision. null = it was changed or put in another's place since.
 */
export function intactSnapshot(
  { snapshot, digest, audited }: StoredSnapshot,
  of: { unitId: number; week: Day; revision: number },
): Snapshot | null {
  if (digestOf(snapshot) !== digest || digest !== audited) return null;
  const read = JSON.parse(snapshot) as Snapshot;
  return read.unit.id === of.unitId && read.week === of.week && read.revision === of.revision ? read : null;
}

export const snapshotChanged = () =>
  conflict(
    'snapshot_changed',
    'Bản chốt số liệu tuần đã bị sửa trong cơ sở dữ liệu: mã kiểm tra không khớp. Không dùng bản này; hãy báo quản trị hệ thống phục hồi từ bản sao lưu.',
    'The frozen figures of this week were changed in the database: their digest does not match. Do not use them; ask the administrator to restore them from a backup.',
  );
