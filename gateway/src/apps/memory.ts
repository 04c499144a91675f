import type { AppRef } from '../operations/client-registry.ts';
import type {
  Clash,
  DocumentUses,
  ManifestChange,
  ManifestStore,
  StoredDocument,
  StoredVersion,
  Uses,
  VersionSummary,
} from './port.ts';
import { printRef } from './ref.ts';

interface Kept {
  readonly version: StoredVersion;
  readonly documents: readonly StoredDocument[];
  /** By the id of a document. */
  readonly uses: ReadonlyMap<string, Uses>;
}

type State = ReadonlyMap<string, Kept>;

const UNUSED: Uses = { byName: 0, byId: 0, lastUsedAt: undefined };
const MAX_LISTED = 1000;
const MAX_CLASHES = 100;

/** Manifests in this process; they are gone when it ends. */
export function createMemoryManifests(): ManifestStore {
  let state: State = new Map();
  let revision = 0;
  let last: Promise<unknown> = Promise.resolve();
  const summaries = () => [...state.values()].map(summarize).sort((a, b) => +a.publishedAt - +b.publishedAt);
  return {
    revision: async () => revision,
    active: async () => summaries().filter(isActive),
    versions: async (app) =>
      summaries()
        .filter((one) => app === undefined || one.app === app)
        .reverse()
        .slice(0, MAX_LISTED),
    find: async (ref) => findIn(state, ref),
    documents: async (ref) => state.get(printRef(ref))?.documents ?? [],
    uses: async (ref) => usesOf(state.get(printRef(ref))),
    async addUses(uses) {
      const next = new Map(state);
      for (const use of uses) addUse(next, use);
      state = next;
    },
    change(work) {
      const changed = last.then(async () => {
        const draft = new Map(state);
        const result = await work(changeOf(draft));
        state = withUses(draft, state);
        revision += 1;
        return result;
      });
      last = changed.catch(() => undefined);
      return changed;
    },
  };
}

const isActive = ({ state }: StoredVersion) => state === 'ACTIVE';

function summarize({ version, documents, uses }: Kept): VersionSummary {
  const all = [...uses.values()];
  const lastUsedAt = all.reduce<Date | undefined>((latest, one) => later(latest, one.lastUsedAt), undefined);
  const sum = (count: 'byName' | 'byId') => all.reduce((total, one) => total + one[count], 0);
  return { ...version, documents: documents.length, byName: sum('byName'), byId: sum('byId'), lastUsedAt };
}

const later = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one && other ? (one > other ? one : other) : (one ?? other);

function findIn(state: State, ref: AppRef): VersionSummary | undefined {
  const kept = state.get(printRef(ref));
  return kept && summarize(kept);
}

const usesOf = (kept: Kept | undefined): readonly DocumentUses[] =>
  (kept?.documents ?? []).map(({ id, name }) => ({ id, name, ...(kept?.uses.get(id) ?? UNUSED) }));

function addUse(state: Map<string, Kept>, use: AppRef & Uses & { readonly id: string }): void {
  const kept = state.get(printRef(use));
  if (!kept?.documents.some(({ id }) => id === use.id)) return;
  const { byName, byId, lastUsedAt } = kept.uses.get(use.id) ?? UNUSED;
  const sum = { byName: byName + use.byName, byId: byId + use.byId, lastUsedAt: later(lastUsedAt, use.lastUsedAt) };
  state.set(printRef(use), { ...kept, uses: new Map(kept.uses).set(use.id, sum) });
}

/** Uses may have been counted while a change was made. */
const withUses = (draft: State, current: State): State =>
  new Map([...draft].map(([ref, kept]) => [ref, { ...kept, uses: current.get(ref)?.uses ?? kept.uses }]));

const changeOf = (draft: Map<string, Kept>): ManifestChange => ({
  find: async (ref) => findIn(draft, ref),
  clashes: async (documents) => clashes(draft, documents),
  activeSize: async () => activeSize(draft),
  async insert({ app, version, digest, at }, documents) {
    const made: StoredVersion = { app, version, digest, state: 'PENDING', publishedAt: at, changedAt: at };
    const sorted = [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));
    draft.set(printRef(made), { version: made, documents: sorted, uses: new Map() });
  },
  async setState(ref, state, at) {
    const kept = draft.get(printRef(ref));
    if (kept) draft.set(printRef(ref), { ...kept, version: { ...kept.version, state, changedAt: at } });
  },
});

function clashes(state: State, documents: readonly StoredDocument[]): readonly Clash[] {
  const kept = [...state.values()].filter(({ version }) => version.state !== 'RETIRED');
  const found = documents.flatMap((fresh) =>
    kept
      .filter((one) => one.documents.some((held) => clash(held, fresh)))
      .map(({ version: { app, version } }) => ({ app, version, id: fresh.id })),
  );
  return found.slice(0, MAX_CLASHES);
}

const clash = (one: StoredDocument, other: StoredDocument): boolean =>
  one.hash !== other.hash && (one.key === other.key || one.key === other.hash || one.hash === other.key);

function activeSize(state: State) {
  const documents = [...state.values()].filter(({ version }) => isActive(version)).flatMap((kept) => kept.documents);
  const texts = new Set(documents.map(({ text }) => text));
  return { documents: documents.length, characters: [...texts].reduce((sum, { length }) => sum + length, 0) };
}
