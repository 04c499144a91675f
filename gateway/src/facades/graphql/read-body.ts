import { AppError } from '@media-gateway/kernel';
import { GraphQLError } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import { readJsonObject } from '../body.ts';

/**
 * The parameters of a POST. Only JSON is taken: a form of another site can post urlencoded and multipart bodies, JSON it
 * cannot. Rejects with the status on the error, where Yoga looks for it.
 */
export async function readBody(request: Request): Promise<GraphQLParams> {
  try {
    return (await readJsonObject(request)) as GraphQLParams;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const http = { status: error.status };
    throw new GraphQLError(error.message, { extensions: { ...error.extensions, http } });
  }
}
