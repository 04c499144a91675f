import { AppError } from '@media-gateway/kernel';
import { type DocumentNode, type GraphQLError, Token, TokenKind, parse, visit } from 'graphql';
import type { Limits } from '../options.ts';

/** @throws AppError TOKEN_LIMIT_EXCEEDED or GRAPHQL_PARSE_FAILED. */
export function parseDocument(text: string, { characters, tokens }: Limits): DocumentNode {
  if (text.length > characters) throw tooLong(characters, 'characters');
  try {
    return parse(text, { maxTokens: tokens });
  } catch (error) {
    throw unreadable(error, tokens);
  }
}

const tooLong = (maximum: number, what: 'characters' | 'tokens') =>
  new AppError('TOKEN_LIMIT_EXCEEDED', `The document has more than ${maximum} ${what}.`, { details: { maximum } });

function unreadable(error: unknown, maxTokens: number): AppError {
  if (error instanceof RangeError) return new AppError('GRAPHQL_PARSE_FAILED', 'The document is nested too deeply.');
  const { message, locations } = error as GraphQLError;
  if (message.includes('Parsing aborted')) return tooLong(maxTokens, 'tokens');
  return new AppError('GRAPHQL_PARSE_FAILED', message, { details: { locations } });
}

const NO_TOKEN = { startToken: new Token(TokenKind.SOF, 0, 0, 0, 0), endToken: new Token(TokenKind.EOF, 0, 0, 0, 0) };

/** Every place of a document holds the list of all its tokens, comments too: a hundred bytes for each line that has only a "#". */
export function dropTokens(document: DocumentNode): void {
  visit(document, { enter: ({ loc }) => void (loc && Object.assign(loc, NO_TOKEN)) });
}
