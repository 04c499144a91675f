/** One event of a stream of server-sent events. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | undefined;
}

/** Characters of one event; a server that sends more does not send answers. */
const MAX_EVENT = 10_000_000;

/** Reads server-sent events from text as it comes: HTML Standard § Server-sent events, "Interpreting an event stream". */
export class EventReader {
  #rest = '';
  #event = 'message';
  #data: string[] = [];
  #id: string | undefined;

  /** The events that are complete with this text. */
  push(text: string): readonly ServerSentEvent[] {
    // A CR at the end may be half of a CRLF.
    const all = this.#rest + text;
    const lines = all.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > MAX_EVENT) throw new RangeError('An event of the stream is too long.');
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line: string): readonly ServerSentEvent[] {
    if (line === '') return this.#dispatch();
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === 'event') this.#event = value;
    if (name === 'data') this.#data.push(value);
    if (name === 'id' && !value.includes('\0')) this.#id = value;
    return [];
  }

  #dispatch(): readonly ServerSentEvent[] {
    const event = { event: this.#event, data: this.#data.join('\n'), id: this.#id };
    const isEmpty = this.#data.length === 0;
    [this.#event, this.#data] = ['message', []];
    return isEmpty ? [] : [event];
  }
}
