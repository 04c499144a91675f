/** One element of an `Accept` header, RFC 9110 §12.5.1. */
export interface MediaRange {
  /** In lower case, without parameters. */
  readonly type: string;
  /** Names in lower case; values without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The weight, 0 to 1. */
  readonly q: number;
}

/** The ranges of an `Accept` header, best liked first, those of equal weight in their order; refused ones (`q=0`) are left out. */
export const parseAccept = (accept: string): readonly MediaRange[] =>
  parseRanges(accept)
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);

/** The ranges of an `Accept` header as they stand there, refused ones too. */
export const parseRanges = (accept: string): readonly MediaRange[] => accept.split(',').map(parseRange);

function parseRange(text: string): MediaRange {
  const [type = '', ...rest] = text.split(';');
  const parameters = new Map(rest.map(parseParameter));
  const q = Number(parameters.get('q') ?? 1);
  return { type: type.trim().toLowerCase(), parameters, q: Number.isNaN(q) ? 1 : q };
}

function parseParameter(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [
    name.trim().toLowerCase(),
    value
      .join('=')
      .trim()
      .replace(/^(['"])(.*)\1$/, '$2'),
  ];
}
