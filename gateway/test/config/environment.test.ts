import { describe, expect, it } from '@jest/globals';
import { publicHosts, readGatewayConfig, subgraphUrls } from '../src/config.ts';

const NEEDED = { GATEWAY_SECRET: 's'.repeat(32), JWT_PUBLIC_KEY_FILE: 'public.pem' };

describe('the environment of the gateway', () => {
  it('names each variable that is wrong, and what would be right', () => {
    const env = { GATEWAY_SECRET: 'short', PORT: '70000', PUBLIC_HOSTS: 'https://media.example' };
    const read = () => readGatewayConfig(env);
    for (const name of ['GATEWAY_SECRET', 'PORT', 'JWT_PUBLIC_KEY_FILE']) expect(read).toThrow(name);
    expect(read).toThrow('PUBLIC_HOSTS: host names, comma-separated, without scheme and port');
  });

  it('has no public host and no other address unless told', () => {
    const config = readGatewayConfig(NEEDED);
    expect(publicHosts(config)).toEqual([]);
    expect(subgraphUrls(config)).toEqual(new Map());
  });

  it('lists public hosts in lower case', () => {
    const config = readGatewayConfig({ ...NEEDED, PUBLIC_HOSTS: 'Media.example,10.0.0.1' });
    expect(publicHosts(config)).toEqual(['media.example', '10.0.0.1']);
  });

  it('lists where subgraphs are', () => {
    const config = readGatewayConfig({ ...NEEDED, SUBGRAPH_URLS: 'a=http://a:1/graphql?x=1,b=http://b:2/graphql' });
    expect([...subgraphUrls(config)]).toEqual([
      ['a', 'http://a:1/graphql?x=1'],
      ['b', 'http://b:2/graphql'],
    ]);
  });
});
