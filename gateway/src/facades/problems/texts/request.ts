import type { ProblemTexts } from '../text.ts';

/** The request could not be read. */
export const REQUEST_PROBLEMS = {
  INVALID_JSON: {
    title: 'The body is not JSON',
    when: 'The body of the request cannot be parsed as JSON.',
    remedy: 'Send valid JSON in UTF-8; `detail` says where parsing stopped.',
    over: ['graphql', 'rest'],
  },
  BAD_REQUEST: {
    title: 'The request cannot be understood',
    when: 'A parameter of the request is unknown, has a wrong type or contradicts another, or the `Host` header is none.',
    remedy: 'Read `detail`, which names the parameter, and correct it.',
    over: ['graphql', 'ws', 'rest'],
  },
  PAYLOAD_TOO_LARGE: {
    title: 'The body is too large',
    when: 'The body has more bytes than are read; `maximumBytes` says how many.',
    remedy: 'Send less, or in several requests. A published operation needs only its id and variables.',
    over: ['graphql', 'rest', 'mcp'],
  },
  UNSUPPORTED_MEDIA_TYPE: {
    title: 'The body has the wrong media type',
    when: 'The `Content-Type` of the body is not JSON, or there is none.',
    remedy: 'Send the body as JSON with `Content-Type: application/json`.',
    over: ['graphql', 'rest', 'mcp'],
  },
  METHOD_NOT_ALLOWED: {
    title: 'The address does not take this method',
    when: 'There is something at this address, but not for the method of the request.',
    remedy: 'Use one of the methods in the `Allow` header.',
    over: ['graphql', 'rest'],
  },
  NOT_ACCEPTABLE: {
    title: 'No form of the answer is accepted',
    when: 'The `Accept` header names nothing that this address answers with.',
    remedy: 'Send `Accept: application/json`, or `text/event-stream` for a subscription.',
    over: ['graphql', 'rest'],
  },
  ROUTE_NOT_FOUND: {
    title: 'There is no such address',
    when: 'The path leads nowhere; where it resembles others, `similar` lists them.',
    remedy: 'Look for the route in the reference at `/docs` or in `/openapi.json`.',
    over: ['graphql', 'rest'],
  },
  TOOL_NOT_FOUND: {
    title: 'There is no such tool',
    when: 'An agent called a tool by a name that is not offered to it.',
    remedy: 'Ask for `tools/list` and call one of these.',
    over: ['mcp'],
  },
  CSRF_HEADER_MISSING: {
    title: 'A header against forged requests is missing',
    when: 'The request could have been sent by a form of another site, and carries no header that forms cannot send.',
    remedy: 'Send `Content-Type: application/json`, or one of the headers that `detail` names.',
    over: ['graphql'],
  },
} satisfies Partial<ProblemTexts>;
