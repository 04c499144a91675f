import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

export const JSON_TYPE = { 'content-type': 'application/json' };
export const FILM = { data: { film: { name: 'Ikiru – 生きる' } } };
export const QUERY = { query: '{ film { name } }' };

export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What fetch would not send, or would not show. */
export const ask = (
  url: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  agent?: Agent,
  body?: string | Buffer,
) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers, ...(agent && { agent }) }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: text }));
    });
    sent.on('error', reject).end(body);
  });

export const codeOf = (body: string): unknown =>
  (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

export const utf8 = (type: string) => `${type}; charset=utf-8`;
