import type { PublishedOperation } from '@media-gateway/gateway';
import type { ExampleRequest } from './ask.ts';

type Json = Readonly<Record<string, unknown>>;
type Entries<T> = Readonly<Record<string, T>>;

/** An example as the OpenAPI document tells it. */
export interface DocumentedExample extends ExampleRequest {
  readonly operation: string;
  readonly name: string;
  readonly method: string;
  readonly http: NonNullable<PublishedOperation['http']>;
  readonly status: number;
  /** The media type of the answer. */
  readonly type: string;
  readonly body: unknown;
  /** Where the schema of the answer is: a JSON Pointer, as a URI fragment. */
  readonly pointer: string;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Entries<{ readonly content?: Entries<{ readonly examples?: Entries<Example> }> }>;
}

interface Example {
  readonly value: unknown;
  readonly 'x-request': ExampleRequest;
}

/** Every answer that a document has as an example, with the request to ask for it. */
export function documentedExamples(document: Json): readonly DocumentedExample[] {
  const paths = Object.entries(document['paths'] as Entries<Entries<Operation>>);
  return paths.flatMap(([route, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => ofOperation(route, method, operation)),
  );
}

const ofOperation = (route: string, method: string, operation: Operation): readonly DocumentedExample[] =>
  Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).flatMap(([type, { examples = {} }]) =>
      Object.entries(examples).map(([name, example]) => ({
        operation: operation.operationId,
        name,
        method: method.toUpperCase(),
        http: { method: method.toUpperCase(), route } as DocumentedExample['http'],
        status: Number(status),
        type,
        body: example.value,
        ...example['x-request'],
        pointer: pointerOf(['paths', route, method, 'responses', status, 'content', type, 'schema']),
      })),
    ),
  );

/** RFC 6901 §6 */
const pointerOf = (steps: readonly string[]): string =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
