export { type Answer, type Client, type ClientOptions, type QueryOptions, createClient } from './client.ts';
export { type ClientCode, ClientError } from './error.ts';
export { getUrl } from './get-url.ts';
export * from './generated/operations.ts';
