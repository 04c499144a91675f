import { type ClientDocument, type ClientRegistry, createClientRegistry } from '../operations/client-registry.ts';
import type { ClientHeaders, GatewayRequest } from '../request.ts';
import { PublishedTexts } from './published-texts.ts';

/** Told of each request for a document of a client application, with the headers in which the client may have said who it is. */
export type CountUse = (document: ClientDocument, headers: ClientHeaders) => void;

export interface ClientDocumentsOptions {
  /** A longer text is not looked up. */
  readonly maxCharacters: number;
  readonly countUse?: CountUse;
}

const NONE = createClientRegistry([]);

/**
 * The documents that client applications published, as they are at the moment. They belong to no supergraph: each is checked by
 * the version that runs it.
 */
export class ClientDocuments {
  readonly #options: ClientDocumentsOptions;
  #registry = NONE;
  #texts: PublishedTexts<ClientDocument>;

  constructor(options: ClientDocumentsOptions) {
    this.#options = options;
    this.#texts = new PublishedTexts(NONE.documents, options.maxCharacters);
  }

  get all(): readonly ClientDocument[] {
    return this.#registry.documents;
  }

  /** From the next request on these are served, and no others. */
  replace(registry: ClientRegistry): void {
    this.#registry = registry;
    this.#texts = new PublishedTexts(registry.documents, this.#options.maxCharacters);
  }

  find(id: string): ClientDocument | undefined {
    return this.#registry.find(id);
  }

  /** The document that a text is, whatever its blanks, commas and comments. */
  findText(text: string): ClientDocument | undefined {
    return this.all.length === 0 ? undefined : this.#texts.find(text);
  }

  /** A request by the id of a document as the request with its text that it would be. */
  withText(request: GatewayRequest): GatewayRequest {
    const { query, operationId, operationName: _, ...rest } = request;
    const known = query === undefined && operationId !== undefined ? this.find(operationId) : undefined;
    return known ? { ...rest, query: known.document } : request;
  }

  count(document: ClientDocument, { headers = {} }: GatewayRequest): void {
    this.#options.countUse?.(document, headers);
  }
}
