/** What the typed client is generated from. */
export interface ClientSource {
    /** The API schema as SDL: what clients see. */
    readonly schemaSdl: string;
    readonly operations: readonly ClientOperation[];
}
/** A published operation, as the gateway's compiler makes it. */
export interface ClientOperation {
    /** The id under which it is published. */
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    /** Without the facade directives, which no client sends. */
    readonly document: string;
}
/**
 * The typed documents for frontend code: file, relative to the root, to content. The same source gives the same bytes.
 * @throws StartupError when an operation does not fit the schema, a scalar is unknown, or two fragments share a name.
 */
export declare function generateClient(source: ClientSource): Promise<ReadonlyMap<string, string>>;
