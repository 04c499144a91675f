import {
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type NameNode,
  type TypeNode,
  type VariableDefinitionNode,
  type VariableNode,
  parseType,
} from 'graphql';
import type { Words } from '../fixture.ts';
import type { Dice } from './dice.ts';

/** An operation while it is made. */
export interface Draft {
  readonly schema: GraphQLSchema;
  readonly words: Words;
  readonly dice: Dice;
  readonly variables: Map<string, Variable>;
  /** Finished, so that they may be spread anywhere. */
  readonly fragments: FragmentDefinitionNode[];
  /** Fields that may still be added. */
  left: number;
  /** Makes names that nothing else has. */
  count: number;
}

export interface Variable {
  readonly definition: VariableDefinitionNode;
  /** Undefined when it is not given. */
  readonly value: unknown;
}

export const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });

export const variableNode = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: nameNode(name) });

export const typeNode = (type: GraphQLInputType | string): TypeNode => parseType(String(type), { noLocation: true });
