import { AppError } from '@media-gateway/kernel';
import type { ClientDocument } from '../operations/client-registry.ts';
import type { PublishedOperation } from '../operations/operation.ts';
import { type OperationRegistry, canonicalId } from '../operations/registry.ts';
import type { AudienceModes, PersistedMode } from '../options.ts';
import type { Authenticated } from './authenticate.ts';
import { checkHash } from './check-hash.ts';
import type { ClientDocuments } from './client-documents.ts';
import { audienceOf, takesAnyText } from './persisted-rules.ts';
import type { SparseDocuments } from './sparse-documents.ts';
import type { PublishedTexts } from './published-texts.ts';

export interface Resolved extends Authenticated {
  readonly document: string;
  /** True for a published operation, which was checked when it was published. */
  readonly published: boolean;
  /** The published operation that it is, as far as that was looked up: by its id, or as a text where nothing else is run. */
  readonly operation?: PublishedOperation;
  /** The hash under which the text is remembered when it is admitted. */
  readonly registers?: string;
  /** The document of a client application that it is. */
  readonly client?: ClientDocument;
}

export interface ResolveOptions {
  readonly registry: OperationRegistry;
  /** What client applications published. */
  readonly clients: ClientDocuments;
  readonly modes: Readonly<Record<keyof AudienceModes, PersistedMode>>;
  /** Whether clients may register documents under their hash. */
  readonly automatic: boolean;
  readonly texts: PublishedTexts<PublishedOperation>;
  readonly sparse: SparseDocuments;
}

/**
 * The text to run: the published operation's, or the client's own.
 * @throws AppError PERSISTED_QUERY_NOT_FOUND for an unknown id, BAD_REQUEST when neither is given or both, OPERATION_NOT_ALLOWED
 *   for text where published operations alone are run; for hash and text PERSISTED_QUERY_HASH_MISMATCH when they do not belong
 *   together, PERSISTED_QUERY_NOT_SUPPORTED when nothing is registered here.
 */
export type ResolveDocument = (authenticated: Authenticated) => Resolved;

export const createResolveDocument =
  (options: ResolveOptions): ResolveDocument =>
  (authenticated) => {
    const { query, operationId, automatic } = authenticated.request;
    if (operationId === undefined) return byText(authenticated, query, options);
    if (query === undefined) return byId(authenticated, operationId, options);
    if (automatic) return byBoth(authenticated, { text: query, hash: operationId }, options);
    throw new AppError('BAD_REQUEST', 'Send either "query" or the id of a published operation, not both.');
  };

function byText(authenticated: Authenticated, query: string | undefined, options: ResolveOptions): Resolved {
  if (query === undefined) throw new AppError('BAD_REQUEST', 'There is no "query" and no id of a published operation.');
  const mode = modeFor(authenticated, options);
  if (mode === 'ids') {
    throw new AppError('OPERATION_NOT_ALLOWED', 'This address runs published operations only: send the id of one.');
  }
  if (mode !== 'safelist') return { ...authenticated, document: query, published: false };
  const known = publishedText(authenticated, query, options);
  if (known) return known;
  throw new AppError('OPERATION_NOT_ALLOWED', 'This address runs published operations only, and the text is not one.');
}

function byId(authenticated: Authenticated, id: string, options: ResolveOptions): Resolved {
  const known = publishedUnder(authenticated, id, options);
  if (known) return known;
  if (!authenticated.request.automatic) throw notPublished(id);
  if (options.automatic) throw notFound();
  // Where any text is run the client need not try again with its hash.
  throw takesAnyText(modeFor(authenticated, options)) ? notSupported() : notPublished(id);
}

/** Apollo's automatic persisted query when it is registered; what is published is run whether or not that is possible. */
function byBoth(authenticated: Authenticated, sent: { text: string; hash: string }, options: ResolveOptions): Resolved {
  const { text, hash } = sent;
  const known = publishedUnder(authenticated, hash, options);
  if (known?.document !== text) checkHash(text, hash);
  if (known) return known;
  if (options.automatic) return { ...authenticated, document: text, published: false, registers: canonicalId(hash) };
  const resolved = publishedText(authenticated, text, options);
  if (resolved) return resolved;
  throw notSupported();
}

const modeFor = ({ request }: Authenticated, { modes }: ResolveOptions): PersistedMode =>
  modes[audienceOf(request.facade)];

/** The operation of that id, or the document that a client application knows by it. */
function publishedUnder(authenticated: Authenticated, id: string, options: ResolveOptions): Resolved | undefined {
  const operation = options.registry.find(id);
  if (operation) return publishedAs(authenticated, operation, options.sparse);
  const client = options.clients.find(id);
  return client && { ...authenticated, document: client.document, published: true, client };
}

/** What a text is of what was published; it may name its operation. */
function publishedText(authenticated: Authenticated, text: string, options: ResolveOptions): Resolved | undefined {
  const operation = options.texts.find(text);
  if (operation) return { ...authenticated, document: operation.document, operation, published: false };
  const client = options.clients.findText(text);
  return client && { ...authenticated, document: client.document, published: false, client };
}

function publishedAs(authenticated: Authenticated, operation: PublishedOperation, sparse: SparseDocuments): Resolved {
  const { only } = authenticated.request;
  const document = only ? sparse.of(operation, only) : operation.document;
  return { ...authenticated, document, operation, published: true };
}

function notPublished(id: string): AppError {
  const shown = id.length > 80 ? `${id.slice(0, 80)}…` : id;
  return new AppError(
    'PERSISTED_QUERY_NOT_FOUND',
    `No operation is published under the id "${shown}"; see /openapi.json or the landing page for those that are.`,
  );
}

/** Apollo's own words: clients compare them. */
const notFound = () => new AppError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
const notSupported = () => new AppError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
