import { expect, it } from '@jest/globals';
import type { PublishedOperation } from '@media-gateway/gateway';
import type { Supergraph } from '@media-gateway/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expectAlike } from '../examples/alike.ts';
import { askExample } from '../examples/ask.ts';
import { type DocumentedExample, documentedExamples } from '../examples/documented.ts';
import { inOrder } from '../examples/order.ts';
import { wantedExamples } from '../examples/requests.ts';

type Json = Readonly<Record<string, unknown>>;

/** Every example of the document that is served is asked again, and answered as it says. */
export function examplesSuite(get: () => Supergraph, operations: readonly PublishedOperation[], document: Json): void {
  const examples = inOrder(documentedExamples(document));

  it('are those that are wanted, with the variables by which the facades are compared', () => {
    const named = (operation: string, name: string, variables: DocumentedExample['variables']) => ({
      operation,
      name,
      variables,
    });
    const wanted = wantedExamples(operations).map((one) => named(one.operation.name, one.name, one.variables));
    const found = examples.map((one) => named(one.operation, one.name, one.variables));
    expect(sorted(found)).toEqual(sorted(wanted));
  });

  it.each(examples.map((example) => [`${example.operation} ${example.name}`, example] as const))(
    '%s is answered so',
    async (_, example) => {
      const { status, type, body } = await askExample(get(), example.http, example);
      expect([status, type.split(';')[0]]).toEqual([example.status, example.type]);
      expectAlike(body, example.body);
    },
  );

  it('fit their schemas, which nothing empty does', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'openapi', ...document });
    const fits = (pointer: string, body: unknown) => ajv.validate({ $ref: `openapi#${pointer}` }, body);
    const wrong = examples.filter(({ pointer, body }) => !fits(pointer, body) || fits(pointer, {}));
    expect(wrong.map(({ operation, name }) => `${operation} ${name}`)).toEqual([]);
  });
}

const sorted = (examples: readonly Pick<DocumentedExample, 'operation' | 'name' | 'variables'>[]) =>
  [...examples].sort((a, b) => (`${a.operation} ${a.name}` < `${b.operation} ${b.name}` ? -1 : 1));
