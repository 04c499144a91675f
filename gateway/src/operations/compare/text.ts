import { CLIENTS, type Client } from './door.ts';
import type { Comparison, Finding } from './finding.ts';

/** The comparison as a person reads it: by who is hit, what breaks first. */
export function renderComparison(comparison: Comparison): string {
  const groups = CLIENTS.map((client) => renderClient(client, comparison)).filter(Boolean);
  return [...groups, summary(comparison)].join('\n\n');
}

function renderClient(client: Client, { breaking, warnings, additions }: Comparison): string {
  const lines = (label: string, findings: readonly Finding[]) =>
    findings.filter((one) => one.client === client).map(({ message, code }) => `  ${label}  ${message} [${code}]`);
  const all = [...lines('breaks ', breaking), ...lines('warning', warnings), ...lines('adds   ', additions)];
  return all.length > 0 ? [client, ...all].join('\n') : '';
}

function summary({ breaking, warnings, additions }: Comparison): string {
  const count = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;
  if (breaking.length + warnings.length + additions.length === 0) return 'Nothing has changed for any client.';
  return `${[count(breaking.length, 'break'), count(warnings.length, 'warning'), count(additions.length, 'addition')].join(', ')}.`;
}
