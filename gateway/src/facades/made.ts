/** Made at the first request for it, since most processes are never asked: the SDK of MCP takes long to load. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Made anew when what it is made from has changed: kept for the last key, which nearly always is the next one too. */
export function forLast<Key, T>(make: (key: Key) => T): (key: Key) => T {
  let last: { readonly key: Key; readonly value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
