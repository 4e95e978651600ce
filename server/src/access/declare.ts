import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@dat100/shared/permissions';

/** What an operation asks of its caller: a permission, a session, or nothing at all. */
export type Declared = Permission | 'public' | 'signed_in';

/** Where the guard and the role table test find it. */
export const DECLARED = 'dat100:declared';

/** Only callers who hold `permission` for some unit; the service narrows it to the units asked about. */
export const Needs = (permission: Permission) => SetMetadata<string, Declared>(DECLARED, permission);

/** Anyone, without a session. */
export const Public = () => SetMetadata<string, Declared>(DECLARED, 'public');

/** Anyone with a session: what concerns one's own account. */
export const SignedIn = () => SetMetadata<string, Declared>(DECLARED, 'signed_in');
