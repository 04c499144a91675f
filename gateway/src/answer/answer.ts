import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  InlineFragmentNode,
  OperationDefinitionNode,
} from 'graphql';
import { conditionVariables, inlineFragments } from './conditions.ts';
import type { DataObject } from './data.ts';
import type { Fault } from './fault.ts';
import { introspect } from './introspect.ts';
import { type DeferredPlace, type ProjectOptions, type Projected, project } from './project.ts';
import { rootShape } from './selection-shape.ts';
import type { DeferredFragment, FieldShape, SelectionShape } from './shape.ts';
import { TypeFacts } from './type-facts.ts';
import { unaskedFaults, unaskedKeys } from './unasked.ts';
import { IRREGULAR, ObjectWriter, type Writing } from './writer.ts';

export interface AnswerSource {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The name under which a field stands in the data. */
  readonly nameOf: (field: FieldNode) => string;
  /** The fragments that come later. */
  readonly deferredOf: (fragment: InlineFragmentNode) => DeferredFragment | undefined;
}

/** What a run brought together. */
export interface Brought {
  readonly data: DataObject;
  readonly faults: readonly Fault[];
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How the answers to an operation are written while its conditions (`@skip`, `@include`) have certain values. */
export interface AnswerForm {
  readonly shape: SelectionShape;
  readonly writer: ObjectWriter;
}

/** Conditions have few values together; beyond this a form is made for each request. */
const MAX_FORMS = 32;

/** What an operation's answers look like; worked out once for each combination of its conditions. */
export class AnswerForms {
  readonly source: AnswerSource;
  /** Whether anything comes later. */
  readonly defers: boolean;
  readonly #conditions: readonly string[];
  readonly #forms = new Map<string, AnswerForm>();
  readonly #rootType: string;
  readonly #types: TypeFacts;

  constructor(source: AnswerSource) {
    this.source = source;
    const definitions = [source.operation, ...Object.values(source.fragments)];
    this.#conditions = conditionVariables(definitions);
    this.defers = inlineFragments(definitions).some((fragment) => source.deferredOf(fragment) !== undefined);
    this.#types = new TypeFacts(source.schema);
    this.#rootType = source.schema.getRootType(source.operation.operation)?.name ?? 'Query';
  }

  of(variables: Readonly<Record<string, unknown>>): AnswerForm {
    const key = this.#conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const known = this.#forms.get(key);
    if (known) return known;
    const made = this.#make(variables);
    if (this.#forms.size < MAX_FORMS) this.#forms.set(key, made);
    return made;
  }

  #make(variables: Readonly<Record<string, unknown>>): AnswerForm {
    const { source } = this;
    const shape = rootShape({ ...source, variables }, source.operation);
    return { shape, writer: new ObjectWriter(shape, this.#rootType, this.#types) };
  }

  /** The data as JSON; undefined where it is not as it should be, and `project` tells why. */
  write(form: AnswerForm, data: DataObject, writing: Writing): string | undefined {
    if (unaskedKeys(form.shape, this.#rootType, data).length > 0) return undefined;
    try {
      return form.writer.write(data, writing);
    } catch (error) {
      if (error === IRREGULAR) return undefined;
      throw error;
    }
  }

  /** The data and errors with the client's paths. */
  project(form: AnswerForm, { data, faults, variables }: Brought): Projected {
    const unasked = unaskedFaults(unaskedKeys(form.shape, this.#rootType, data), faults);
    const what = { shape: form.shape, type: this.#rootType, data, path: [], at: [] };
    const projected = this.#project(what, [...faults, ...unasked], variables);
    return unasked.length > 0 && Object.keys(data).length === 0 ? { ...projected, data: null } : projected;
  }

  /** A deferred fragment at its place. */
  projectPart({ fragment, object, ...place }: DeferredPlace, { faults, variables }: Brought): Projected {
    const here = faults.filter((fault) =>
      place.at.every((segment, index) => fault.path.length <= index || fault.path[index] === segment),
    );
    return this.#project({ ...place, shape: fragment.selection, data: object }, here, variables);
  }

  #project(
    what: Pick<ProjectOptions, 'shape' | 'type' | 'data' | 'path' | 'at'>,
    faults: readonly Fault[],
    variables: Brought['variables'],
  ): Projected {
    const { schema, operation, fragments } = this.source;
    const introspectField = (field: FieldShape) => introspect({ schema, operation, fragments, variables, field });
    return project({ ...what, faults, types: this.#types, introspect: introspectField });
  }
}
