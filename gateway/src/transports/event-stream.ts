import { StringDecoder } from 'node:string_decoder';

/** A server-sent event. */
export interface ServerSentEvent {
  /** Empty when it has none. */
  readonly name: string;
  readonly data: string;
  /** The last `id` that the stream has had so far. */
  readonly id: string | undefined;
}

const LINE_END = /\r\n|\n|\r/;

/** Reads `text/event-stream` (HTML §9.2.6) as it comes, in whatever pieces. */
export class EventStreamReader {
  private readonly maxBytes: number;
  private readonly decoder = new StringDecoder('utf8');
  /** The line that has not ended yet. */
  private rest = '';
  /** Whether the last piece ended with CR: an LF that follows belongs to it. */
  private skipsLf = false;
  private isStart = true;
  private name = '';
  private data: string[] = [];
  private size = 0;
  private id: string | undefined;

  /** @param maxBytes of one event; more throws a RangeError. */
  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  /** @returns the events that this piece completes. */
  read(piece: Buffer): readonly ServerSentEvent[] {
    const lines = this.takeText(piece).split(LINE_END);
    lines[0] = this.rest + lines[0];
    this.rest = lines.pop() as string;
    if (this.size + this.rest.length > this.maxBytes) throw new RangeError('The event is too large.');
    return lines.flatMap((line) => this.readLine(line));
  }

  private takeText(piece: Buffer): string {
    const text = this.decoder.write(piece);
    if (text === '') return '';
    const begin = this.skipsLf && text.startsWith('\n') ? 1 : 0;
    this.skipsLf = text.endsWith('\r');
    return text.slice(begin);
  }

  private readLine(given: string): readonly ServerSentEvent[] {
    const line = this.isStart ? given.replace(/^\uFEFF/, '') : given;
    this.isStart = false;
    if (line === '') return this.dispatch();
    const [field, value] = fieldOf(line);
    if (field === 'event') this.name = value;
    else if (field === 'data') this.addData(value);
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    return [];
  }

  private addData(value: string): void {
    this.size += value.length;
    if (this.size > this.maxBytes) throw new RangeError('The event is too large.');
    this.data.push(value);
  }

  /** An empty line ends an event. GraphQL over SSE has one without data, `complete`. */
  private dispatch(): readonly ServerSentEvent[] {
    const { name, data, id } = this;
    this.name = '';
    this.data = [];
    this.size = 0;
    return data.length === 0 && name === '' ? [] : [{ name, data: data.join('\n'), id: id || undefined }];
  }
}

/** A line without a colon is a field without a value; one that begins with it is a comment, a field that nobody reads. */
function fieldOf(line: string): readonly [field: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  return [line.slice(0, colon), line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)];
}
