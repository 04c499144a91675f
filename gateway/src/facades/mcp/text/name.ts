import { slug } from '@media-gateway/kernel';
import type { Fields } from './fields.ts';

/** An object without the name and year that its id tells already: `title_ran-1985` is Ran of 1985, `netflix` is Netflix. */
export function withoutTold(object: Fields): Fields {
  const { id, name, year, ...rest } = object;
  if (typeof id !== 'string' || typeof name !== 'string') return object;
  const told = id.replace(/^[a-z]+_/, '');
  const written = slug(name);
  if (told === written) return { id, ...(year != null && { year }), ...rest };
  const toldYear = /-(\d{4})$/.exec(told)?.[1];
  if (toldYear === undefined || told !== `${written}-${toldYear}`) return object;
  return { id, ...(year != null && String(year) !== toldYear && { year }), ...rest };
}
