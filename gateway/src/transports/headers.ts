import { StartupError, VIEWER_HEADER } from '@media-gateway/kernel';
import type { ClientHeaders } from '../request.ts';
import { type HeaderRules, type InsertedHeader, TRACE_HEADERS } from './options.ts';

/** In which the gateway tells a subgraph how long its answer is waited for, in ms. */
export const DEADLINE_HEADER = 'x-request-timeout-ms';

/** RFC 9110 §7.6.1: of one connection, not of the request. */
const OF_CONNECTION = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'];
const OF_TRANSFER = ['te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'host', 'content-length'];
/** The gateway's own to write: a client that could send these would choose its rights, or how its answer is read. */
const OWN = ['content-type', 'content-encoding', 'accept', 'accept-encoding', 'last-event-id', VIEWER_HEADER];
const NEVER: ReadonlySet<string> = new Set([...OF_CONNECTION, ...OF_TRANSFER, ...OWN, DEADLINE_HEADER]);

/** RFC 9110 §5.6.2 and §5.5. */
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

const NONE: readonly string[] = [];

/** Takes a header that goes on; one whose value no header may have is left out. */
type Take = (name: string, value: string | undefined) => void;

/** Looks at a client's headers. */
type Rule = (client: ClientHeaders, take: Take) => void;

/**
 * Of a client's headers it makes those that go on: names and values in turn.
 * @throws StartupError for a rule with a name or a value that no header may have, or a name that never goes on.
 */
export function createHeaderRules(rules: HeaderRules, subgraph: string): (client: ClientHeaders) => readonly string[] {
  const check = (name: string) => checkedName(name, subgraph);
  const renamed = Object.entries(rules.rename).map(([from, to]) => [check(from), check(to)] as const);
  const inserted = Object.entries(rules.insert).map(
    ([name, value]) => [check(name), checkedValue(value, name)] as const,
  );
  const ruled = new Set([...inserted, ...renamed].map(([name]) => name));
  const named = rules.allow.filter((name) => !name.includes('*')).map(check);
  const globs = rules.allow.filter((name) => name.includes('*')).map(patternOf);

  const steps: readonly Rule[] = [
    ...(globs.length > 0 ? [matching(globs, ruled)] : []),
    ...named.filter((name) => !ruled.has(name)).map((name) => taking(name, name)),
    ...renamed.map(([from, to]) => taking(from, to)),
    ...inserted.map(([name, value]) => inserting(name, value)),
  ];
  return (client) => {
    let taken: Map<string, string> | undefined;
    const take: Take = (name, value) => {
      if (value !== undefined && VALUE.test(value)) (taken ??= new Map<string, string>()).set(name, value);
    };
    const end = withoutHop(client);
    for (const rule of steps) rule(end, take);
    return taken ? [...taken].flat() : NONE;
  };
}

/** What a client’s `Connection` header names is for its next hop, which is the gateway (RFC 9110 §7.6.1). */
function withoutHop(client: ClientHeaders): ClientHeaders {
  const { connection = 'keep-alive' } = client;
  if (/^(keep-alive|close)$/i.test(connection)) return client;
  const named = new Set(connection.split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(Object.entries(client).filter(([name]) => !named.has(name)));
}

function checkedName(given: string, subgraph: string): string {
  const name = given.toLowerCase();
  if (NAME.test(name) && !NEVER.has(name)) return name;
  throw new StartupError(`A header rule of the subgraph "${subgraph}" names "${given}", which never goes on.`);
}

function checkedValue(given: InsertedHeader, name: string): InsertedHeader {
  const fixed = typeof given === 'string' ? given : (given.default ?? '');
  if (VALUE.test(fixed)) return given;
  throw new StartupError(`The value for the header "${name}" has characters that no header may have.`);
}

const patternOf = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .toLowerCase()
      .replace(/[^\w*]/g, '\\$&')
      .replaceAll('*', '.*')}$`,
  );

const matching =
  (globs: readonly RegExp[], ruled: ReadonlySet<string>): Rule =>
  (client, take) => {
    for (const [name, value] of Object.entries(client)) {
      if (!NEVER.has(name) && !ruled.has(name) && globs.some((glob) => glob.test(name))) take(name, value);
    }
  };

const taking =
  (from: string, to: string): Rule =>
  (client, take) =>
    take(to, valueIn(client, from));

const inserting =
  (name: string, value: InsertedHeader): Rule =>
  (client, take) =>
    take(name, typeof value === 'string' ? value : (valueIn(client, value.header.toLowerCase()) ?? value.default));

const valueIn = (client: ClientHeaders, name: string) => (Object.hasOwn(client, name) ? client[name] : undefined);

const TRACE: ReadonlySet<string> = new Set(TRACE_HEADERS);

/** The headers by which a request is followed that say nothing else: no rule writes another header of the client onto them. */
export function pureTraces({ rename, insert }: HeaderRules): ReadonlySet<string> {
  const taken = Object.entries(insert).map(
    ([to, value]) => [typeof value === 'string' ? to : value.header, to] as const,
  );
  const moved = [...Object.entries(rename), ...taken]
    .map(([from, to]) => [from.toLowerCase(), to.toLowerCase()] as const)
    .filter(([from, to]) => from !== to);
  const written = new Set(moved.map(([, to]) => to));
  return new Set(TRACE_HEADERS.filter((name) => !written.has(name)));
}

/** Headers as text, without those by which a request is followed: each request has others, and no answer depends on them. */
export function whatMatters(headers: readonly string[], traces = TRACE): string {
  let text = '';
  for (let at = 0; at < headers.length; at += 2)
    if (!traces.has(headers[at] as string)) text += `${headers[at]}: ${headers[at + 1]}\n`;
  return text;
}
