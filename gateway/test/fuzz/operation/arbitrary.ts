import { Arbitrary, type Random, Stream, Value } from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import type { Words } from '../fixture.ts';
import { Dice } from './dice.ts';
import { makeOperation } from './document.ts';
import type { Operation } from './operation.ts';
import { smaller } from './shrink.ts';

/** Random valid operations of a schema. They shrink to operations with less in them, never to other ones. */
export class OperationArbitrary extends Arbitrary<Operation> {
  readonly #schema: GraphQLSchema;
  readonly #words: Words;
  /** Operations that came out invalid and were thrown away. */
  discarded = 0;

  constructor(schema: GraphQLSchema, words: Words) {
    super();
    this.#schema = schema;
    this.#words = words;
  }

  override generate(random: Random): Value<Operation> {
    const dice = new Dice(random);
    for (;;) {
      const made = makeOperation({ schema: this.#schema, words: this.#words, dice });
      if (made) return new Value(made, undefined);
      this.discarded += 1;
    }
  }

  override canShrinkWithoutContext(_value: unknown): _value is Operation {
    return true;
  }

  override shrink(operation: Operation): Stream<Value<Operation>> {
    return new Stream(smaller(this.#schema, operation)).map((made) => new Value(made, undefined));
  }
}
