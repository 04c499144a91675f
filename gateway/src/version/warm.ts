import { setImmediate as turn } from 'node:timers/promises';
import { GUEST, StartupError } from '@media-gateway/kernel';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { withVariants } from '../operations/registry.ts';
import type { GatewayRequest } from '../request.ts';
import type { UsedDocument } from './usage.ts';
import type { Version } from './version.ts';

/** A document to be planned ahead. */
interface Document extends UsedDocument {
  readonly published: boolean;
}

/**
 * Plans ahead: what is published, and what clients use most. Other requests run in between.
 * @throws StartupError naming every published operation that cannot be planned; a client's own document that is no longer
 *   valid is left out.
 */
export async function warm(version: Version, used: readonly UsedDocument[]): Promise<void> {
  const problems: string[] = [];
  for (const { name, document: query } of withVariants(version.operations)) {
    const problem = await planAhead(version, { query, operationName: undefined, switches: {}, published: true });
    if (problem) problems.push(`  ${name}: ${problem.message}`);
  }
  if (problems.length > 0)
    throw new StartupError(`The published operations cannot be run on it:\n${problems.join('\n')}`);
  for (const document of used) await planAhead(version, { ...document, published: false });
}

/** @returns what is wrong. */
async function planAhead({ pipeline }: Version, document: Document): Promise<Error | undefined> {
  await turn();
  const { query, operationName, switches, published } = document;
  const request: GatewayRequest = { facade: 'graphql', query, ...(operationName !== undefined && { operationName }) };
  try {
    const prepared = pipeline.admit.prepare(query, operationName);
    const variables = { ...defaultSwitches(prepared.operation), ...switches };
    await pipeline.plan({ request, viewer: GUEST, document: query, published, prepared, variables, cost: 0 });
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** Of what decides about `@skip`, `@include` and `@defer`, what holds when a client says nothing. */
const defaultSwitches = ({ variableDefinitions = [] }: OperationDefinitionNode): Readonly<Record<string, boolean>> =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value] as const] : [],
    ),
  );
