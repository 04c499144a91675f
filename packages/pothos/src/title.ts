import { checkId } from '@media-gateway/kernel';
import type { Builder } from './builder.ts';

/** What a subgraph other than content knows of a title: its id. */
export interface TitleRef {
  readonly id: string;
}

/**
 * The `Title` entity of content as another subgraph extends it: `type Title @key(fields: "id") @interfaceObject`.
 * Add fields with `builder.objectField(title, …)`.
 */
export function titleStub<Context extends object>(builder: Builder<Context>) {
  const title = builder.objectRef<TitleRef>('Title').implement({
    description: 'A film, show, season or episode.',
    fields: (t) => ({ id: t.exposeID('id', { description: 'Its id, `title_…`.' }) }),
  });
  builder.asEntity(title, {
    key: builder.selection<{ id: string }>('id'),
    interfaceObject: true,
    resolveReference: ({ id }) => ({ id: checkId('title', id) }),
  });
  return title;
}
