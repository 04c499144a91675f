import type { DocumentNode } from 'graphql';
import { conditionVariables, isOn } from './mend/conditions.ts';

/** What can differ from request to request in how one operation is planned. */
export interface Choices {
  /** The variables of `@skip`, `@include` and `@defer`. */
  readonly conditions: readonly string[];
  readonly labels: readonly OverrideLabel[];
}

export interface OverrideLabel {
  readonly label: string;
  /** The share of requests for which it is on, 0 to 100: of a label `percent(x)`. */
  readonly percent: number | undefined;
}

/** One way to plan it. */
export interface Choice {
  /** Unique among the choices of an operation; empty where there is nothing to choose. */
  readonly key: string;
  /** The labels that are on, sorted. */
  readonly overrides: readonly string[];
}

export const choicesOf = (document: DocumentNode, labels: readonly string[]): Choices => ({
  conditions: conditionVariables(document),
  labels: labels.map((label) => ({ label, percent: percentOf(label) })),
});

const NOTHING_TO_CHOOSE: Choice = { key: '', overrides: [] };

/**
 * @param configured label → whether it is on; a label that is not named is off.
 * @param draw 0 to 100, the same for all labels of a request: so that there are no more combinations than labels.
 */
export function choose(
  { conditions, labels }: Choices,
  variables: Readonly<Record<string, unknown>>,
  configured: Readonly<Record<string, boolean>>,
  draw: () => number,
): Choice {
  if (conditions.length === 0 && labels.length === 0) return NOTHING_TO_CHOOSE;
  const drawn = labels.length > 0 ? draw() : 0;
  const isLabelOn = ({ label, percent }: OverrideLabel) =>
    configured[label] ?? (percent !== undefined && drawn < percent);
  const decided = conditions.map((name) => (isOn(variables[name]) ? '1' : '0')).join('');
  const overridden = labels.filter(isLabelOn).map(({ label }) => label);
  return { key: `${decided} ${overridden.join(' ')}`, overrides: overridden };
}

function percentOf(label: string): number | undefined {
  const percent = /^percent\((\d{1,3}(?:\.\d{1,8})?)\)$/.exec(label)?.[1];
  return percent === undefined ? undefined : Number(percent);
}
