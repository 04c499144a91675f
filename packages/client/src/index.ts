export { type Answer, type Client, type QueryOptions, type SubscriptionEvent, createClient } from './client.ts';
export { type ClientCode, ClientError } from './error.ts';
export { getUrl } from './get-url.ts';
export { type FragmentType, isFragmentReady, makeFragmentData, readFragment } from './generated/fragments.ts';
export * from './generated/operations.ts';
export type { ClientOptions, ReconnectOptions } from './options.ts';
export type { WebSocketConstructor, WebSocketLike } from './ws/socket.ts';
