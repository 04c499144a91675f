import { printJsonSchema } from './json-schema.ts';
import { renderReference } from './reference.ts';

/** The committed files that are printed from the options of the gateway: file, relative to the root, to content. */
export const generateConfiguration = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/reference/gateway-yaml.md', renderReference()],
    ['gateway/gateway.schema.json', printJsonSchema()],
  ]);
