import type { ExecutionResult } from 'graphql';

/** An answer that is written once, however many read it: as text, as bytes, or as a value. */
export class Payload {
  /** JSON. */
  readonly text: string;
  #bytes: Buffer | undefined;
  #result: ExecutionResult | undefined;

  constructor(text: string, result?: ExecutionResult) {
    this.text = text;
    this.#result = result;
  }

  static of(result: ExecutionResult): Payload {
    return new Payload(JSON.stringify(result), result);
  }

  /** The text in UTF-8; made when it is first asked for. */
  get bytes(): Buffer {
    return (this.#bytes ??= Buffer.from(this.text));
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
