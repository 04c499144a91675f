// A subgraph as anybody may have one; it knows nothing of this gateway.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga } from 'graphql-yoga';

/** Serves `<name>.graphql` on the port of the command line, or on its usual one. */
export function serve(name, usualPort, resolvers) {
  const typeDefs = parse(readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8'));
  const schema = buildSubgraphSchema({ typeDefs, resolvers });
  const server = createServer(createYoga({ schema, graphiql: false, logging: false }));
  server.listen(Number(process.argv[2] ?? usualPort), '127.0.0.1', () =>
    console.log(`${name} serves http://127.0.0.1:${server.address().port}/graphql`),
  );
}
