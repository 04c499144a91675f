import type { JsonSchema } from '../operation.ts';
import { differ } from './differ.ts';
import type { Difference, DifferenceKind } from './difference.ts';

/** A break stops a client that worked; a warning may; an addition does not. */
export type Level = 'breaking' | 'warning' | 'addition';

/** What a difference means to those who send the input, or read the output. */
export interface Change {
  readonly level: Level;
  readonly code: SchemaCode;
  readonly path: string;
  /** A sentence without its subject and without a period. */
  readonly says: string;
}

export type Direction = 'input' | 'output';

export type SchemaCode =
  | 'input-added'
  | 'input-removed'
  | 'input-required-added'
  | 'input-made-required'
  | 'input-made-optional'
  | 'input-null-allowed'
  | 'input-null-refused'
  | 'input-value-added'
  | 'input-value-removed'
  | 'input-widened'
  | 'input-narrowed'
  | 'input-type-changed'
  | 'input-default-changed'
  | 'output-added'
  | 'output-removed'
  | 'output-always-there'
  | 'output-may-be-missing'
  | 'output-never-null'
  | 'output-may-be-null'
  | 'output-value-added'
  | 'output-value-removed'
  | 'output-narrowed'
  | 'output-widened'
  | 'output-type-changed';

interface Meaning {
  readonly level: Level;
  readonly code: SchemaCode;
  readonly says: (difference: Named) => string;
}

/** A difference with its path in quotes. */
type Named = Difference & { readonly at: string };
type Meanings = Readonly<Partial<Record<DifferenceKind, Meaning>>>;

const breaking = (code: SchemaCode, says: Meaning['says']): Meaning => ({ level: 'breaking', code, says });
const warning = (code: SchemaCode, says: Meaning['says']): Meaning => ({ level: 'warning', code, says });
const addition = (code: SchemaCode, says: Meaning['says']): Meaning => ({ level: 'addition', code, says });

const inputRemoved = breaking('input-removed', ({ at }) => `refuses ${at}, which callers may send`);

/** Who sends breaks when less is taken. */
const INPUT: Meanings = {
  'optional-added': addition('input-added', ({ at }) => `takes ${at}, which may be left out`),
  'required-added': breaking('input-required-added', ({ at }) => `requires ${at}, which callers do not send`),
  'optional-removed': inputRemoved,
  'required-removed': inputRemoved,
  'made-required': breaking('input-made-required', ({ at }) => `requires ${at}, which callers may leave out`),
  'made-optional': addition('input-made-optional', ({ at }) => `no longer requires ${at}`),
  'null-allowed': addition('input-null-allowed', ({ at }) => `takes null for ${at}`),
  'null-refused': breaking('input-null-refused', ({ at }) => `refuses null for ${at}`),
  'value-added': addition('input-value-added', ({ at, to }) => `takes ${to} for ${at}`),
  'value-removed': breaking('input-value-removed', ({ at, from }) => `refuses ${from} for ${at}`),
  'type-widened': addition('input-widened', ({ at, from, to }) => `takes more for ${at}: ${to} beside ${from}`),
  'type-narrowed': breaking('input-narrowed', ({ at, from, to }) => `takes less for ${at}: ${to} of ${from}`),
  'type-changed': breaking('input-type-changed', ({ at, from, to }) => `takes ${to} for ${at} instead of ${from}`),
  'default-changed': warning(
    'input-default-changed',
    ({ at, from, to }) => `has another default for ${at}: ${to} instead of ${from}`,
  ),
};

const outputAdded = addition('output-added', ({ at }) => `answers ${at} too`);
const outputRemoved = breaking('output-removed', ({ at }) => `no longer answers ${at}`);

/** Who reads breaks when more, or less of what was promised, can come. */
const OUTPUT: Meanings = {
  'optional-added': outputAdded,
  'required-added': outputAdded,
  'optional-removed': outputRemoved,
  'required-removed': outputRemoved,
  'made-required': addition('output-always-there', ({ at }) => `always answers ${at}`),
  'made-optional': breaking('output-may-be-missing', ({ at }) => `may leave out ${at}`),
  'null-allowed': breaking('output-may-be-null', ({ at }) => `may answer null for ${at}`),
  'null-refused': addition('output-never-null', ({ at }) => `never answers null for ${at}`),
  'value-added': warning('output-value-added', ({ at, to }) => `may answer ${to} for ${at}, which readers do not know`),
  'value-removed': addition('output-value-removed', ({ at, from }) => `never answers ${from} for ${at}`),
  'type-widened': breaking('output-widened', ({ at, from, to }) => `may answer more for ${at}: ${to} beside ${from}`),
  'type-narrowed': addition('output-narrowed', ({ at, from, to }) => `answers less for ${at}: ${to} of ${from}`),
  'type-changed': breaking('output-type-changed', ({ at, from, to }) => `answers ${to} for ${at} instead of ${from}`),
};

const MEANINGS: Readonly<Record<Direction, Meanings>> = { input: INPUT, output: OUTPUT };

/** What changes for those who send an input, or read an output, when its schema becomes another. */
export const compareSchemas = (direction: Direction, before: JsonSchema, after: JsonSchema): readonly Change[] =>
  differ(before, after).flatMap((difference) => {
    const meaning = MEANINGS[direction][difference.kind];
    if (!meaning) return [];
    const { level, code, says } = meaning;
    const at = difference.path ? `"${difference.path}"` : 'the whole';
    return [{ level, code, path: difference.path, says: says({ ...difference, at }) }];
  });
