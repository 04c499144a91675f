import type { DocumentUsesView, VersionView } from '@media-gateway/gateway';

/** `ios~3.2.0 is active, 12 documents.` */
export const versionLine = ({ app, version, state, documents }: VersionView): string =>
  `${app}~${version} is ${state.toLowerCase()}, ${documents} ${documents === 1 ? 'document' : 'documents'}.`;

export const versionTable = (versions: readonly VersionView[]): string =>
  versions.length === 0
    ? 'No application has published anything.'
    : table(
        ['version', 'state', 'documents', ...USES],
        versions.map((one) => [
          `${one.app}~${one.version}`,
          one.state.toLowerCase(),
          String(one.documents),
          ...usesOf(one),
        ]),
      );

export const documentTable = (documents: readonly DocumentUsesView[]): string =>
  table(
    ['operation', 'id', ...USES],
    documents.map((one) => [one.name || '(unnamed)', one.id, ...usesOf(one)]),
  );

/** Asked for by clients that said which version they are, and by others. */
const USES = ['by name', 'by id', 'last used'];

const usesOf = ({ uses, lastUsedAt }: Pick<VersionView, 'uses' | 'lastUsedAt'>): readonly string[] => [
  String(uses.byName),
  String(uses.byId),
  lastUsedAt ?? 'never',
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}
