import { type Viewer, sealViewer } from '@media-gateway/kernel';
import { LRUCache } from 'lru-cache';

/** Viewers whose seal is kept. */
const MAX_SEALS = 1000;

/** Seals viewers, each content once: all fetches of a request, and most requests of a client, have the same. */
export function createSeal(secret: string): (viewer: Viewer) => string {
  const seals = new LRUCache<string, string>({ max: MAX_SEALS });
  let last: { readonly viewer: Viewer; readonly seal: string } | undefined;
  const sealed = (viewer: Viewer): string => {
    const content = JSON.stringify(viewer);
    const known = seals.get(content) ?? sealViewer(viewer, secret);
    seals.set(content, known);
    return known;
  };
  return (viewer) => {
    if (last?.viewer !== viewer) last = { viewer, seal: sealed(viewer) };
    return last.seal;
  };
}
