import { printDocumentMap, printManifest } from '../operations/manifest.ts';
import type { PublishedOperation } from '../operations/operation.ts';
import { printTools } from './mcp/tools.ts';
import { renderProblemReference } from './problems/reference.ts';
import { renderOpenApi } from './rest/openapi.ts';

/** The committed files that are printed from the operations: file name to content. */
export const generateArtifacts = (operations: readonly PublishedOperation[]): ReadonlyMap<string, string> =>
  new Map([
    ['persisted-operations.json', toJson(printManifest(operations))],
    ['persisted-documents.json', toJson(printDocumentMap(operations))],
    ['openapi.json', toJson(renderOpenApi(operations))],
    ['tools.json', toJson({ tools: printTools(operations) })],
  ]);

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The committed pages that are printed from the texts of the problems: file, relative to the root, to content. */
export const generateProblemReference = (): ReadonlyMap<string, string> =>
  new Map([['docs/reference/problems.md', renderProblemReference()]]);
