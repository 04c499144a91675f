import { StartupError } from '@media-gateway/kernel';

/** Where a supergraph comes from. */
export interface SupergraphSource {
  /** What messages call it: a path, or an address without what may be secret in it. */
  readonly name: string;
  /**
   * What it says now; the same text is the same supergraph.
   * @throws SourceUnavailable when another try may help, StartupError when somebody has to mend something.
   */
  read(): Promise<string>;
  /**
   * The supergraph SDL that such a text stands for.
   * @throws StartupError with every composition error.
   */
  toSdl(text: string): Promise<string>;
  /** Calls back whenever it may say something else, until the returned function is called. */
  watch(changed: () => void): () => void;
  /**
   * Whoever writes it may be in the middle of it: a new text counts when it is read twice with this time between, in ms.
   * 0 where a text always comes whole.
   */
  readonly settleMs: number;
}

/** A source that does not answer at the moment. */
export class SourceUnavailable extends StartupError {}
