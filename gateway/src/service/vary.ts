import type { SubgraphsSettings } from '../config/settings.ts';
import type { HeaderRules } from '../transports/options.ts';
import { pureTraces } from '../transports/headers.ts';
import { subgraphSettings } from '../transports/settings.ts';

/**
 * The client's headers that any subgraph gets to see, in lower case: with others of them there may be another answer. Those by
 * which a request is followed do not count. Undefined where `*` lets through what nobody can name: then no answer may be kept.
 */
export function createVary({ all, byName }: SubgraphsSettings): readonly string[] | undefined {
  const rules = ['all', ...Object.keys(byName)].map(
    (name) => subgraphSettings({ ...byName[name], name, url: 'http://127.0.0.1' }, all).headers,
  );
  if (rules.some(({ allow }) => allow.some((name) => name.includes('*')))) return undefined;
  return [...new Set(rules.flatMap(namesOf))].sort();
}

function namesOf(rules: HeaderRules): readonly string[] {
  const traces = pureTraces(rules);
  const passed = rules.allow.map((name) => [name, name]);
  const read = Object.entries(rules.insert).flatMap(([to, value]) =>
    typeof value === 'string' ? [] : [[value.header, to]],
  );
  return [...passed, ...Object.entries(rules.rename), ...read]
    .map(([from = '', to = '']) => [from.toLowerCase(), to.toLowerCase()] as const)
    .filter(([, to]) => !traces.has(to))
    .map(([from]) => from);
}
