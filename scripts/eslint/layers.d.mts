import type { Rule } from 'eslint';

export const PACKAGES: Readonly<Record<string, { readonly folder: string; readonly imports: readonly string[] }>>;
export const layers: Rule.RuleModule;
