import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as client from '@media-gateway/client';

interface Manifest {
  readonly operations: readonly { readonly id: string; readonly name: string; readonly type: string }[];
}

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const manifest = readFileSync(path.join(ROOT, 'gateway/generated/persisted-operations.json'), 'utf8');
const { operations } = JSON.parse(manifest) as Manifest;

const documents = new Map(
  Object.entries(client).flatMap(([name, value]) =>
    value instanceof client.TypedDocumentString && name.endsWith('Document') ? [[name, value] as const] : [],
  ),
);

describe('the typed documents', () => {
  it('are those of the manifest, no more and no less', () => {
    expect([...documents.keys()].sort()).toEqual(operations.map(({ name }) => `${name}Document`).sort());
  });

  it.each(operations)('carry the published id of $name', ({ name, id, type }) => {
    expect(documents.get(`${name}Document`)?.__meta__).toEqual({ id, kind: type });
  });

  it('have no facade directive in their text', () => {
    for (const document of documents.values()) expect(document.toString()).not.toMatch(/@(http|mcp|audience)\b/);
  });
});
