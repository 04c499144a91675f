import { StartupError } from '@media-gateway/kernel';
import { z } from 'zod';

const EXAMPLE = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  summary: z.string().min(1),
  viewer: z.string(),
  variables: z.record(z.string(), z.unknown()),
  status: z.int().min(200).max(599),
  body: z.unknown(),
});

/** One request and what the running system answered over REST. */
export interface OperationExample {
  /** Lower-case words joined by hyphens; one of its kind within the operation. */
  readonly name: string;
  readonly summary: string;
  /** The role of who asked; a `guest` sent no token. */
  readonly viewer: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of the answer. */
  readonly status: number;
  /** The JSON of the answer; undefined when it has none. */
  readonly body?: unknown;
}

/**
 * The recorded examples of one operation.
 * @param file what an error calls it.
 * @throws StartupError when the text is no list of examples.
 */
export function readExamples(text: string, file: string): readonly OperationExample[] {
  const { data, error } = z.array(EXAMPLE).safeParse(parseJson(text, file));
  if (data) return data;
  const [issue] = error.issues;
  throw new StartupError(`${file} is no list of examples: ${issue?.path.join('.') || 'it'}: ${issue?.message}.`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StartupError(`${file} is not JSON: ${(cause as Error).message}.`, { cause });
  }
}
