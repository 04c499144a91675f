import type { LockedOperation } from '../lock.ts';
import { routeShape } from '../route.ts';

/** Who is hit by a change. */
export const CLIENTS = ['apps', 'partners', 'agents'] as const;
export type Client = (typeof CLIENTS)[number];

/** The name under which a client reaches operations: an id, a route, a tool. What was reached by it must stay so. */
export interface Door {
  readonly client: Client;
  readonly kind: 'id' | 'route' | 'tool';
  /** Whether these clients rely on the operation here. */
  readonly offers: (operation: LockedOperation) => boolean;
  /** Whether the operation is reached here at all. */
  readonly serves: (operation: LockedOperation) => boolean;
  /** Equal when a client cannot tell one from the other. */
  readonly keyOf: (operation: LockedOperation) => string | undefined;
  /** What a person calls it. */
  readonly nameOf: (operation: LockedOperation) => string | undefined;
}

const isForApps = ({ audience }: LockedOperation): boolean => audience.includes('APP');
const isForPartners = ({ audience, http }: LockedOperation): boolean => !!http && audience.includes('PARTNER');
const isForAgents = ({ audience, mcp }: LockedOperation): boolean => !!mcp && audience.includes('AGENT');
const isRoute = (operation: LockedOperation): boolean =>
  !!operation.http && (isForApps(operation) || isForPartners(operation));

const routeKey = ({ http }: LockedOperation) => http && `${http.method} ${routeShape(http.route)}`;
const routeName = ({ http }: LockedOperation) => http && `${http.method} ${http.route}`;
const idOf = ({ id }: LockedOperation) => id;
const toolName = ({ mcp }: LockedOperation) => mcp?.name;

/** A route counts for partners where they are offered it, else for apps. */
export const DOORS: readonly Door[] = [
  { client: 'apps', kind: 'id', offers: isForApps, serves: isForApps, keyOf: idOf, nameOf: idOf },
  {
    client: 'apps',
    kind: 'route',
    offers: (operation) => isRoute(operation) && !isForPartners(operation),
    serves: isRoute,
    keyOf: routeKey,
    nameOf: routeName,
  },
  {
    client: 'partners',
    kind: 'route',
    offers: isForPartners,
    serves: isForPartners,
    keyOf: routeKey,
    nameOf: routeName,
  },
  { client: 'agents', kind: 'tool', offers: isForAgents, serves: isForAgents, keyOf: toolName, nameOf: toolName },
];
