import { AppError } from '@media-gateway/kernel';
import { GraphQLError } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import { readJsonObject } from '../body.ts';

/**
 * The parameters of a POST. Only JSON is taken: a form of another site can post urlencoded and multipart bodies, JSON it
 * cannot.
 */
export const readBody = (request: Request): Promise<GraphQLParams> =>
  withStatus(async () => (await readJsonObject(request)) as GraphQLParams);

/** The parameters of a GET; `variables` and `extensions` are JSON. */
export const readQuery = (request: Request): Promise<GraphQLParams> =>
  withStatus(async () => {
    const { variables, extensions, ...rest } = Object.fromEntries(new URL(request.url).searchParams);
    return { ...rest, ...parsed('variables', variables), ...parsed('extensions', extensions) };
  });

function parsed(name: string, text: string | undefined): GraphQLParams {
  try {
    return text ? { [name]: JSON.parse(text) as unknown } : {};
  } catch (cause) {
    throw new AppError('INVALID_JSON', `The parameter "${name}" is not JSON.`, { cause });
  }
}

/** Yoga looks for the status of an answer on the error. */
async function withStatus(read: () => Promise<GraphQLParams>): Promise<GraphQLParams> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: error.status } } });
  }
}
