import { type CodegenConfig, executeCodegen } from '@graphql-codegen/cli';
import { StartupError } from '@media-gateway/kernel';
import { type DocumentNode, Kind } from 'graphql';

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

const OUTPUT = 'packages/client/src/generated/';

/** Custom scalars as JSON carries them. A scalar that is not listed stops the generation: somebody must say what it is. */
const SCALARS = { Date: 'string', DateTime: 'string', Locale: 'string', Region: 'string' };

/**
 * The preset describes the built-in scalars only when another library of the process gave them an AST node, which they
 * share with the whole process; without the descriptions the output depends on the source alone.
 */
const BUILT_IN_COMMENT = /^ {2}\/\*\* .* \*\/\n(?= {2}(ID|String|Boolean|Int|Float):)/gm;

/**
 * The typed documents for frontend code: file, relative to the root, to content. The same source gives the same bytes.
 * @throws StartupError when an operation does not fit the schema, a scalar is unknown, or two fragments share a name.
 */
export async function generateClient(source: ClientSource): Promise<ReadonlyMap<string, string>> {
  const { result, error } = await executeCodegen(clientConfig(source));
  if (error) throw new StartupError(`The typed client cannot be generated: ${error.message}`, { cause: error });
  const written = new Map(result.map(({ filename, content }) => [filename, content]));
  const operations = contentOf(written, 'graphql.ts').replace(BUILT_IN_COMMENT, '');
  const fragments = contentOf(written, 'fragment-masking.ts').replaceAll("'./graphql'", "'./operations.ts'");
  return new Map([
    [`${OUTPUT}operations.ts`, `${operations.trim()}\n`],
    [`${OUTPUT}fragments.ts`, `${fragments.trim()}\n`],
  ]);
}

function contentOf(written: ReadonlyMap<string, string>, file: string): string {
  const content = written.get(`${OUTPUT}${file}`);
  if (content === undefined) throw new TypeError(`The client preset no longer writes ${file}`);
  return content;
}

/**
 * A component reads of an answer what its own fragment asks for, and nothing that another one asked for (`readFragment`).
 * Enums are unions of strings, for enums of TypeScript cannot be erased; documents are strings, for nobody parses them in an app.
 */
const clientConfig = ({ schemaSdl, operations }: ClientSource): CodegenConfig => ({
  silent: true,
  schema: schemaSdl,
  documents: operations.map(({ document }) => document),
  generates: {
    [OUTPUT]: {
      preset: 'client',
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: 'readFragment' },
        onExecutableDocumentNode: publishedAs(operations),
      },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        arrayInputCoercion: false,
        avoidOptionals: { field: true, object: false, inputValue: false },
        onlyOperationTypes: true,
        skipTypename: true,

        immutableTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: SCALARS,
      },
      documentTransforms: [{ transform: ({ documents }) => documents.toSorted(byName) }],
    },
  },
});

/** What the generated document carries beside its text; a fragment is not published. */
const publishedAs = (operations: readonly ClientOperation[]) => {
  const published = new Map(operations.map((operation) => [operation.name, operation]));
  return (document: DocumentNode) => {
    const operation = published.get(nameOf(document));
    return operation && { id: operation.id, kind: operation.kind };
  };
};

interface Loaded {
  readonly document?: DocumentNode;
}

/** By the operation's name; the loader's own order is by a hash of the text, so that every edit would move it. */
const byName = (a: Loaded, b: Loaded): number => (nameOf(a.document) < nameOf(b.document) ? -1 : 1);

/** The name of the one operation of a document; empty for a document of fragments alone. */
const nameOf = (document: DocumentNode | undefined): string =>
  document?.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)?.name?.value ?? '';
