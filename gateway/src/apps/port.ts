import type { AppRef } from '../operations/client-registry.ts';

/** Known, but not served; served; no longer served. */
export const APP_STATES = ['PENDING', 'ACTIVE', 'RETIRED'] as const;
export type AppState = (typeof APP_STATES)[number];

/** A document as it is kept. */
export interface StoredDocument {
  /** As the client sends it. */
  readonly id: string;
  /** The id in the one form by which it is looked up; see `canonicalId`. */
  readonly key: string;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  /** The operation's name; empty where it has none. */
  readonly name: string;
  readonly text: string;
}

export interface StoredVersion extends AppRef {
  readonly state: AppState;
  /** SHA-256 of its documents with their ids, in hex. */
  readonly digest: string;
  readonly publishedAt: Date;
  /** When the state was last changed. */
  readonly changedAt: Date;
}

/** How often something was asked for. */
export interface Uses {
  /** By clients whose headers named the version. */
  readonly byName: number;
  /** By clients that named no version that has the document: counted for each that has. */
  readonly byId: number;
  readonly lastUsedAt: Date | undefined;
}

export interface DocumentUses extends Uses {
  readonly id: string;
  readonly name: string;
}

/** With the uses of all its documents together. */
export interface VersionSummary extends StoredVersion, Uses {
  readonly documents: number;
}

/** Requests for a document of a version since they were last written. */
export interface NewUses extends AppRef, Uses {
  readonly id: string;
  readonly lastUsedAt: Date;
}

/** A document of some version that is not retired, which is known by an id of another text. */
export interface Clash extends AppRef {
  /** As the new document has it. */
  readonly id: string;
}

/** Where the manifests of client applications are kept. What a version published never changes; its state does. */
export interface ManifestStore {
  /** Another number after every change of a version. Cheap: it is asked for every few seconds. */
  revision(): Promise<number>;
  /** The versions that are served, first published first. */
  active(): Promise<readonly StoredVersion[]>;
  /** Newest first, at most 1,000. */
  versions(app?: string): Promise<readonly VersionSummary[]>;
  find(ref: AppRef): Promise<VersionSummary | undefined>;
  /** Ordered by id; empty for a version that is not there. */
  documents(ref: AppRef): Promise<readonly StoredDocument[]>;
  /** Ordered by id; empty for a version that is not there. */
  uses(ref: AppRef): Promise<readonly DocumentUses[]>;
  /** Adds to what is counted; what is not there is left out. */
  addUses(uses: readonly NewUses[]): Promise<void>;
  /** Changes versions, all or nothing; one change after the other, over all processes. */
  change<T>(work: (change: ManifestChange) => Promise<T>): Promise<T>;
}

/** What a change reads and writes. */
export interface ManifestChange {
  find(ref: AppRef): Promise<VersionSummary | undefined>;
  /**
   * Of new documents, those whose key or hash stands for another text in a version that is not retired: at most 100. A document is known
   * by its key and by its hash, so each of the one may be either of the other.
   */
  clashes(documents: readonly StoredDocument[]): Promise<readonly Clash[]>;
  /** Of what is served: documents, each once for each version that has it, and characters of different texts. */
  activeSize(): Promise<{ readonly documents: number; readonly characters: number }>;
  /** A new version that is pending. */
  insert(
    version: AppRef & { readonly digest: string; readonly at: Date },
    documents: readonly StoredDocument[],
  ): Promise<void>;
  setState(ref: AppRef, state: AppState, at: Date): Promise<void>;
}
