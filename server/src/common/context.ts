import type { Day } from '@dat100/shared/calendar';
import type { Permission, Role } from '@dat100/shared/permissions';

/** A role as it holds now: the root unit with its path, or the lens of an association. */
export interface HeldRole {
  role: Role;
  unitId: number | null;
  /** materialised path of the root unit, `/1/5/`; null where the role has no unit */
  unitPath: string | null;
  lens: string | null;
  validTo: Day | null;
  /** the head for whom a focal officer acts */
  actsFor: string | null;
}

/** Who does it, as the audit log will say. */
export interface Actor {
  userId: number | null;
  label: string;
  onBehalfOf: string | null;
}

/** Who asks, what they may reach, and when: the first argument of every service. */
export interface RequestContext {
  actor: Actor;
  roles: readonly HeldRole[];
  personId: number | null;
  /** everything is allowed: the command line of the machine's own operator */
  system: boolean;
  now: number;
  today: Day;
}

/** The context of a command run on the machine itself. */
export function systemContext(label: string, now: number, today: Day): RequestContext {
  return { actor: { userId: null, label, onBehalfOf: null }, roles: [], personId: null, system: true, now, today };
}

export type { Permission };

/** Nobody: a request without a session. */
export function anonymousContext(now: number, today: Day): RequestContext {
  return {
    actor: { userId: null, label: 'anonymous', onBehalfOf: null },
    roles: [],
    personId: null,
    system: false,
    now,
    today,
  };
}
