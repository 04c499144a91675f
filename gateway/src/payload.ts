import type { ExecutionResult } from 'graphql';

export interface PayloadFacts {
  /** The value, where it was made already. */
  readonly known?: ExecutionResult | undefined;
  /** Whether the text is known to have nothing but ASCII. */
  readonly ascii?: boolean;
}

/** An answer that is written once, however many read it: as text, as bytes, or as a value. */
export class Payload {
  /** JSON. */
  readonly text: string;
  /** Whether the text is known to have nothing but ASCII. */
  readonly ascii: boolean;
  #bytes: Buffer | undefined;
  #result: ExecutionResult | undefined;

  constructor(text: string, { known, ascii = false }: PayloadFacts = {}) {
    this.text = text;
    this.ascii = ascii;
    this.#result = known;
  }

  static of(result: ExecutionResult): Payload {
    return new Payload(JSON.stringify(result), { known: result });
  }

  /** The text in UTF-8; made when it is first asked for. ASCII is the same in Latin-1, which is written in half the time. */
  get bytes(): Buffer {
    return (this.#bytes ??= Buffer.from(this.text, this.ascii ? 'latin1' : 'utf8'));
  }

  /** The value, where it was made already. */
  get known(): ExecutionResult | undefined {
    return this.#result;
  }

  /** Shared by everybody who asks: not to be changed. */
  get result(): ExecutionResult {
    return (this.#result ??= JSON.parse(this.text) as ExecutionResult);
  }
}
