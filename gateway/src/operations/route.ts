/** One step of a route: a fixed word, or the value of a variable. */
export type RouteSegment =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'variable'; readonly name: string };

const SEGMENT = /^(?:(?<text>[a-z0-9]+(?:-[a-z0-9]+)*)|\{(?<name>[_A-Za-z][_0-9A-Za-z]*)\})$/;

/** `/titles/{id}` → a text and a variable; `undefined` when it is no route. */
export function parseRoute(route: string): readonly RouteSegment[] | undefined {
  if (!route.startsWith('/')) return undefined;
  const segments = route.slice(1).split('/').map(parseSegment);
  return segments.every((segment) => segment !== undefined) ? segments : undefined;
}

function parseSegment(text: string): RouteSegment | undefined {
  const groups = SEGMENT.exec(text)?.groups;
  if (groups?.['text']) return { kind: 'text', text: groups['text'] };
  return groups?.['name'] ? { kind: 'variable', name: groups['name'] } : undefined;
}

/** The names of the variables in a route, in order. */
export const routeVariables = (route: string): readonly string[] =>
  (parseRoute(route) ?? []).flatMap((segment) => (segment.kind === 'variable' ? [segment.name] : []));

/** The route without the names of its variables: two routes of one shape answer the same addresses. */
export const routeShape = (route: string): string => route.replace(/\{[^}]*\}/g, '{}');
