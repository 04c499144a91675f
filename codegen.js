import { executeCodegen } from '@graphql-codegen/cli';
import { StartupError } from '@media-gateway/kernel';
import { Kind } from 'graphql';
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
export async function generateClient(source) {
    const { result, error } = await executeCodegen(clientConfig(source));
    if (error)
        throw new StartupError(`The typed client cannot be generated: ${error.message}`, { cause: error });
    const typed = result.find(({ filename }) => filename === `${OUTPUT}graphql.ts`);
    if (!typed)
        throw new TypeError('The client preset no longer writes graphql.ts');
    return new Map([[`${OUTPUT}operations.ts`, `${typed.content.replace(BUILT_IN_COMMENT, '').trim()}\n`]]);
}
/** Enums are unions of strings, for enums of TypeScript cannot be erased; documents are strings, for nobody parses them in an app. */
const clientConfig = ({ schemaSdl, operations }) => ({
    silent: true,
    schema: schemaSdl,
    documents: operations.map(({ document }) => document),
    generates: {
        [OUTPUT]: {
            preset: 'client',
            presetConfig: { fragmentMasking: false, onExecutableDocumentNode: publishedAs(operations) },
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
const publishedAs = (operations) => {
    const published = new Map(operations.map((operation) => [operation.name, operation]));
    return (document) => {
        const operation = published.get(nameOf(document));
        return operation && { id: operation.id, kind: operation.kind };
    };
};
/** By the operation's name; the loader's own order is by a hash of the text, so that every edit would move it. */
const byName = (a, b) => (nameOf(a.document) < nameOf(b.document) ? -1 : 1);
/** The name of the one operation of a document; empty for a document of fragments alone. */
const nameOf = (document) => document?.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)?.name?.value ?? '';
//# sourceMappingURL=codegen.js.map