import type { Role } from '@media-gateway/kernel';
import type { Tier } from '../options.ts';
import type { AuthenticatedViewer } from './authenticate.ts';

/** Where the token does not name a tier. */
const TIER_OF_ROLE: Readonly<Record<Role, Tier>> = {
  guest: 'anonymous',
  user: 'free',
  premium: 'pro',
  moderator: 'enterprise',
  admin: 'enterprise',
};

/** How much a viewer may use: what the token says, else what goes with the role. */
export const tierOf = ({ role, tier }: AuthenticatedViewer): Tier => tier ?? TIER_OF_ROLE[role];
