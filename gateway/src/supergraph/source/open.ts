import { StartupError } from '@media-gateway/kernel';
import { compositionSource } from './composition.ts';
import { fileSource } from './file.ts';
import type { SupergraphSource } from './port.ts';
import { type UrlSourceOptions, urlSource } from './url.ts';

export interface SourceOptions extends Omit<UrlSourceOptions, 'url'> {
  /** An `http(s)://` address, a `.yaml` list of subgraphs to compose, or a file with a composed supergraph. */
  readonly location: string;
}

/** @throws StartupError for an address of another kind. */
export function openSource({ location, ...options }: SourceOptions): SupergraphSource {
  const scheme = /^([a-z][a-z\d+.-]+):\/\//i.exec(location)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return urlSource({ ...options, url: checkUrl(location) });
  if (scheme)
    throw new StartupError(`A supergraph comes from a file, or over http or https; "${scheme}" is not known.`);
  return /\.ya?ml$/i.test(location)
    ? compositionSource({ file: location, pollMs: options.pollMs })
    : fileSource({ file: location, pollMs: options.pollMs });
}

function checkUrl(location: string): string {
  if (URL.canParse(location)) return location;
  throw new StartupError('The address of the supergraph is none; write it like "https://example.org/supergraph".');
}
