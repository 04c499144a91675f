import type { Operations } from '../resources/kind.ts';
import { FILM_NIGHT } from './film-night.ts';
import type { PromptKind } from './kind.ts';
import { leavingSoonPrompt } from './leaving-soon.ts';

export type { PromptKind } from './kind.ts';

/** What the prompts ask for. */
const NEEDED = ['SearchTitles', 'Discover', 'CheckAvailability'];

/** The prompts, ordered by name. One whose operations are not published is not there. */
export const promptKinds = (operations: Operations): readonly PromptKind[] =>
  [NEEDED.every((name) => operations.has(name)) ? FILM_NIGHT : undefined, leavingSoonPrompt(operations)].filter(
    (kind) => kind !== undefined,
  );
