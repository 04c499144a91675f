import { type GraphQLSchema, isAbstractType } from 'graphql';

/** What the answer has to know of the types that clients see. */
export class TypeFacts {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Whether it is an interface or a union. */
  isAbstract(type: string): boolean {
    return isAbstractType(this.#schema.getType(type));
  }

  /** False for a type that clients may not see. */
  isKnown(type: string): boolean {
    return this.#schema.getType(type) !== undefined;
  }

  /** The types an object of it can have; an object type is its own member. */
  membersOf(type: string): readonly string[] {
    const found = this.#schema.getType(type);
    return isAbstractType(found) ? this.#schema.getPossibleTypes(found).map(({ name }) => name) : [type];
  }
}
