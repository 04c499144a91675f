import type { Interaction } from '@media-gateway/kernel';

export type SignalKind = Interaction['kind'];

/** What a viewer did with a film or show. */
export interface Signal {
  readonly titleId: string;
  readonly kind: SignalKind;
  /** 0–1 */
  readonly completion: number | null;
  readonly at: Date;
}

/** Kinds of which a later one takes the place of an earlier one. */
export const rivalsOf = (kind: SignalKind): readonly SignalKind[] =>
  RIVALS.find((kinds) => kinds.includes(kind)) ?? [kind];

const RIVALS: readonly (readonly SignalKind[])[] = [
  ['LIKED', 'DISMISSED'],
  ['WATCHLISTED', 'UNWATCHLISTED'],
];

/** Whether a signal stands against those of its rivals that are known: the later one does, between equals the greater kind, so that order does not matter. */
export const stands = (fresh: Order, known: readonly Order[]): boolean =>
  known.every((one) => fresh.at > one.at || (fresh.at.getTime() === one.at.getTime() && fresh.kind >= one.kind));

type Order = Pick<Signal, 'kind' | 'at'>;
