import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { QueryNode } from './query.ts';

/**
 * Text from a path or query as the JSON value its type calls for. What does not fit is left as it was written,
 * for the check that follows to name; nothing is refused here.
 */
export function coerceNode(type: GraphQLInputType, node: QueryNode): unknown {
  const nullable: GraphQLInputType = getNullableType(type);
  if (isListType(nullable)) return coerceList(nullable.ofType, node);
  if (isInputObjectType(nullable)) return coerceObject(nullable, node);
  const [text, ...more] = node.texts;
  return text === undefined || more.length > 0 || node.fields.size > 0
    ? rawValue(node)
    : coerceText(nullable.name, text);
}

/** A list is written by repeating the name, or with commas. */
function coerceList(items: GraphQLInputType, node: QueryNode): unknown {
  if (node.fields.size > 0) return rawValue(node);
  const texts = node.texts.flatMap((text) => (text === '' ? [] : text.split(',')));
  return texts.map((text) => coerceNode(items, { texts: [text], fields: new Map() }));
}

function coerceObject(type: GraphQLInputObjectType, node: QueryNode): unknown {
  if (node.texts.length > 0) return rawValue(node);
  const fields = type.getFields();
  const entries = [...node.fields].map(([name, value]): [string, unknown] => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, field ? coerceNode(field.type, value) : rawValue(value)];
  });
  return Object.fromEntries(entries);
}

const INTEGER = /^-?\d{1,15}$/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function coerceText(typeName: string, text: string): unknown {
  if (typeName === 'Int' && INTEGER.test(text)) return Number(text);
  if (typeName === 'Float' && NUMBER.test(text)) return Number(text);
  if (typeName === 'Boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The tree as it was written. */
export function rawValue({ texts, fields }: QueryNode): unknown {
  if (fields.size > 0) return Object.fromEntries([...fields].map(([name, node]) => [name, rawValue(node)]));
  return texts.length === 1 ? texts[0] : texts;
}
