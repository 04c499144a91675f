import type { Gateway } from '../../gateway.ts';
import { type Plugin, createYoga } from 'graphql-yoga';
import { readBody, readQuery } from './read-body.ts';
import { toGatewayRequest } from './request.ts';
import { toYogaResult } from './result.ts';

/** GraphQL over HTTP: Yoga reads and writes the protocol, the pipeline answers. */
export function createGraphqlHandler(gateway: Gateway): (request: Request) => Promise<Response> {
  const yoga = createYoga({
    schema: gateway.schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: false,
    cors: { origin: '*', credentials: false, methods: ['GET', 'POST'] },
    extraParamNames: ['documentId', 'doc_id'],
    plugins: [runThePipeline(gateway)],
  });
  return async (request) => yoga.fetch(request);
}

/** Replaces Yoga's parse, validate and execute; it sets a query so that Yoga takes a request that has only an id. */
const runThePipeline = (gateway: Gateway): Plugin => ({
  onRequestParse({ request, setRequestParser }) {
    setRequestParser(request.method === 'POST' ? readBody : readQuery);
  },
  onParams({ request, params, setParams, setParamsHandler }) {
    const asked = toGatewayRequest(request, params);
    setParams({ ...params, query: params.query ?? '' });
    setParamsHandler(async () => toYogaResult(await gateway.run(asked)));
  },
});
