import http from 'node:http';
import { ours, theirs } from './names.mjs';

/** Passes messages on to our server under our names, for a viewer who is signed in. @returns its address and how it is closed. */
export async function startProxy(target, token) {
  const server = http.createServer((req, res) => void pass(req, res, target, token));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/mcp`, close: () => server.close() };
}

async function pass(req, res, target, token) {
  const text = await textOf(req);
  const message = readJson(text);
  const sent = message && !Array.isArray(message) ? ours(message) : undefined;
  const body = sent ? JSON.stringify(sent) : text;
  const out = http.request(target, {
    method: req.method,
    headers: headersOf(req, { message, sent, body, target, token }),
  });
  res.once('close', () => out.destroy());
  out.on('error', () => res.destroy());
  out.on('response', (answer) => {
    const { 'content-length': _, ...headers } = answer.headers;
    res.writeHead(answer.statusCode, headers);
    // What is streamed must arrive as it comes.
    answer.setEncoding('utf8');
    answer.on('data', (chunk) => res.write(theirs(chunk, message ?? undefined)));
    answer.on('end', () => res.end());
  });
  out.end(body);
}

/** The name in the header is that in the message, where both agreed before. */
function headersOf(req, { message, sent, body, target, token }) {
  const host = ['localhost', '127.0.0.1'].includes(req.headers.host?.split(':')[0])
    ? new URL(target).host
    : req.headers.host;
  const headers = { ...req.headers, host, authorization: `Bearer ${token}` };
  if (body) headers['content-length'] = Buffer.byteLength(body);
  const name = nameOf(message);
  if (name !== undefined && headers['mcp-name'] === name) headers['mcp-name'] = nameOf(sent);
  return headers;
}

const nameOf = (message) => message?.params?.name ?? message?.params?.uri;

async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
