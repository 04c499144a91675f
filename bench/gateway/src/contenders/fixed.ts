/** Answers every request with the bytes of one file: the most that the load generator can be given. Port, file. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createMessageReader } from '../http/message.ts';

const [port, file] = process.argv.slice(2) as [string, string];
const body = readFileSync(file);
const answer = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`), body]);

createServer((socket) => {
  const reader = createMessageReader({ keepsBody: () => false, onMessage: () => void socket.write(answer) });
  socket.on('data', (bytes: Buffer) => reader.feed(bytes));
  socket.on('error', () => socket.destroy());
}).listen(Number(port), '127.0.0.1');
