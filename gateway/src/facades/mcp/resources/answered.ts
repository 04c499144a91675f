import type { TextResourceContents } from '@modelcontextprotocol/server';
import type { PublishedOperation } from '../../../gateway.ts';
import { type Data, answerOf } from '../answer.ts';
import { type Fault, protocolErrorOf } from '../fault.ts';
import { unavailable } from '../unavailable.ts';
import { JSON_TYPE, type Reading } from './kind.ts';

/** What an operation answers, as the contents of a resource: JSON. @throws ProtocolError when it gives no data, with what to do. */
export async function answered(
  uri: string,
  operation: PublishedOperation,
  variables: Data,
  { session: { gateway, caller }, signal }: Reading,
): Promise<TextResourceContents> {
  const { data, faults } = await answerOf(gateway, { operation, variables, caller, signal });
  const fault = data ? unavailable(operation, variables, data) : faults[0];
  if (!data || fault) throw refused(uri, fault ?? { code: 'INTERNAL_SERVER_ERROR', message: 'There is no data.' });
  return { uri, mimeType: JSON_TYPE, text: JSON.stringify(data) };
}

const refused = (uri: string, fault: Fault) => protocolErrorOf(fault, { uri });
