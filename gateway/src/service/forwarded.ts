import type { SubgraphsSettings } from '../config/settings.ts';
import type { ClientHeaders } from '../request.ts';
import { createHeaderRules, pureTraces, whatMatters } from '../transports/headers.ts';
import type { HeaderRules } from '../transports/options.ts';
import { subgraphSettings } from '../transports/settings.ts';

/**
 * What of a client's headers any subgraph gets to see, as text: where two clients differ in it, they may not share an answer.
 * Headers by which a request is followed do not count under their own names, since no answer depends on them.
 * @throws StartupError for a rule that cannot be.
 */
export function createForwarded({ all, byName }: SubgraphsSettings): (headers: ClientHeaders) => string {
  const settingsOf = (name: string) =>
    subgraphSettings({ ...byName[name], name, url: 'http://127.0.0.1' }, all).headers;
  const rules = distinct(['all', ...Object.keys(byName)].map((name) => ({ name, rules: settingsOf(name) })));
  const readers = rules.map((one) => ({ read: createHeaderRules(one.rules, one.name), traces: pureTraces(one.rules) }));
  return (headers) => JSON.stringify(readers.map(({ read, traces }) => whatMatters(read(headers), traces)));
}

interface NamedRules {
  /** A subgraph that has them, for messages. */
  readonly name: string;
  readonly rules: HeaderRules;
}

const distinct = (all: readonly NamedRules[]): readonly NamedRules[] => [
  ...new Map(all.map((one) => [JSON.stringify(one.rules), one])).values(),
];
