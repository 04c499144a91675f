import { AppError } from '@media-gateway/kernel';
import type { AppRef } from '../operations/client-registry.ts';
import type { ManifestEntry } from '../operations/manifests/entry.ts';
import type { CheckDocument } from '../stages/check-document.ts';
import { type TextUnder, checkConflicts } from './conflicts.ts';
import { checkDocuments, digestOf } from './documents.ts';
import type { AppState, DocumentUses, ManifestChange, ManifestStore, VersionSummary } from './port.ts';
import { printRef } from './ref.ts';
import { checkSize, checkUnused } from './rules.ts';

export interface LifecycleDeps {
  readonly store: ManifestStore;
  /** For the schema and the limits that hold at the moment. */
  readonly check: () => CheckDocument;
  /** By the operations and the configuration at the moment. */
  readonly textUnder: () => TextUnder;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Retirement {
  /** A version that was asked for within so many days is in use: 0 to 3,650. */
  readonly unusedDays: number;
  /** Retires it all the same. */
  readonly force: boolean;
}

export interface Outcome {
  readonly version: VersionSummary;
  /** False where everything was so already. */
  readonly changed: boolean;
}

/** What may be done with the versions of client applications: pending → active → retired, and active again. */
export interface Lifecycle {
  /**
   * Keeps a manifest under a version; it is not served before it is activated. The same again changes nothing.
   * @throws AppError MANIFEST_INVALID, MANIFEST_ID_CONFLICT; CONFLICT where the version published something else.
   */
  publish(ref: AppRef, entries: readonly ManifestEntry[]): Promise<Outcome>;
  /** @throws AppError NOT_FOUND, MANIFEST_INVALID and MANIFEST_ID_CONFLICT as things are now, CONFLICT where too much would be served. */
  activate(ref: AppRef): Promise<Outcome>;
  /** @throws AppError NOT_FOUND, APP_VERSION_IN_USE. */
  retire(ref: AppRef, retirement: Retirement): Promise<Outcome>;
  /** Newest first, at most 1,000. */
  list(app?: string): Promise<readonly VersionSummary[]>;
  /** @throws AppError NOT_FOUND */
  usage(ref: AppRef): Promise<{ readonly version: VersionSummary; readonly documents: readonly DocumentUses[] }>;
}

export function createLifecycle({ store, check, textUnder, now }: LifecycleDeps): Lifecycle {
  const at = () => new Date(now());
  const move = async (change: ManifestChange, ref: AppRef, state: AppState): Promise<Outcome> => {
    await change.setState(ref, state, at());
    return { version: known(await change.find(ref), ref), changed: true };
  };
  return {
    async publish(ref, entries) {
      const documents = await checkDocuments(entries, check());
      const digest = digestOf(documents);
      return store.change(async (change) => {
        const before = await change.find(ref);
        if (before) return same(before, digest);
        await checkConflicts(change, documents, textUnder());
        await change.insert({ ...ref, digest, at: at() }, documents);
        return { version: known(await change.find(ref), ref), changed: true };
      });
    },
    async activate(ref) {
      const before = known(await store.find(ref), ref);
      if (before.state === 'ACTIVE') return { version: before, changed: false };
      const documents = await checkDocuments((await store.documents(ref)).map(toEntry), check());
      return store.change(async (change) => {
        await checkConflicts(change, documents, textUnder());
        checkSize(await change.activeSize(), documents);
        return move(change, ref, 'ACTIVE');
      });
    },
    retire: (ref, retirement) =>
      store.change(async (change) => {
        const version = known(await change.find(ref), ref);
        if (version.state === 'RETIRED') return { version, changed: false };
        checkUnused(version, retirement, now());
        return move(change, ref, 'RETIRED');
      }),
    list: (app) => store.versions(app),
    async usage(ref) {
      return { version: known(await store.find(ref), ref), documents: await store.uses(ref) };
    },
  };
}

const toEntry = ({ id, text }: ManifestEntry): ManifestEntry => ({ id, text });

function known(version: VersionSummary | undefined, ref: AppRef): VersionSummary {
  if (version) return version;
  throw new AppError('NOT_FOUND', `No version "${printRef(ref)}" was published; list those that were.`);
}

function same(before: VersionSummary, digest: string): Outcome {
  if (before.digest === digest) return { version: before, changed: false };
  throw new AppError(
    'CONFLICT',
    `"${printRef(before)}" has published other documents, and what is published stays; publish these under another version.`,
  );
}
