import { StartupError } from '@media-gateway/kernel';
import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import type { ResumeRule } from '../options.ts';

/** By the subscribed field: `Subscription.availabilityChanged`. */
export type ResumeRules = Readonly<Record<string, ResumeRule>>;

/** @throws StartupError with a line for each rule that does not fit the schema. */
export function checkResumeRules(schema: GraphQLSchema, rules: ResumeRules): void {
  const problems = misfits(schema, rules);
  if (problems.length > 0)
    throw new StartupError(`Subscriptions cannot be resumed as told:\n  ${problems.join('\n  ')}`);
}

const misfits = (schema: GraphQLSchema, rules: ResumeRules): readonly string[] =>
  Object.entries(rules).flatMap(([name, rule]) => {
    const [type, field = ''] = name.split('.');
    const problem = type === schema.getSubscriptionType()?.name ? misfit(schema, field, rule) : 'is no subscription';
    return problem === undefined ? [] : [`"${name}" ${problem}.`];
  });

const TEXT = new Set(['String', 'ID']);

/** Why a rule does not fit a subscribed field; undefined when it does. */
export function misfit(schema: GraphQLSchema, name: string, { field, argument }: ResumeRule): string | undefined {
  const subscribed = schema.getSubscriptionType()?.getFields()[name];
  if (!subscribed) return 'is no subscription';
  const given = subscribed.args.find((one) => one.name === argument);
  if (!given || !TEXT.has(getNamedType(given.type).name)) return `has no argument "${argument}" that takes a text`;
  const event = getNamedType(subscribed.type);
  const id = isObjectType(event) || isInterfaceType(event) ? event.getFields()[field] : undefined;
  if (!id || id.args.length > 0 || !TEXT.has(getNamedType(id.type).name)) return `has no text "${field}"`;
  return undefined;
}
