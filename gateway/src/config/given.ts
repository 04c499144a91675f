type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** What was said; an option that is undefined was not. */
export const given = <T extends object>(options: T): Given<T> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<T>;
