import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { PACKAGES, layers } from '../../../scripts/eslint/layers.mjs';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const linter = new Linter({ cwd: ROOT });

/** What the rule says of a line of code in a file. */
function lint(file: string, code: string): string[] {
  const parser = tseslint.parser as Linter.Parser;
  const config = [
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { media: { rules: { layers } } },
      rules: { 'media/layers': 'error' },
    },
  ];
  return linter.verify(code, config as Linter.Config[], path.join(ROOT, file)).map(({ message }) => message);
}

describe('imports between packages', () => {
  it.each([
    ['packages/kernel/src/ids.ts', '@media-gateway/adapters'],
    ['prisma/src/open.ts', '@media-gateway/adapters'],
    ['packages/adapters/src/compose.ts', '@media-gateway/content'],
    ['packages/pothos/src/builder.ts', '@media-gateway/database'],
    ['subgraphs/search/src/worker.ts', '@media-gateway/content'],
    ['subgraphs/user/src/index.ts', '@media-gateway/gateway'],
    ['gateway/src/main.ts', '@media-gateway/search'],
    ['embedded/src/main.ts', '@media-gateway/testkit'],
    ['packages/testkit/src/index.ts', '@media-gateway/e2e'],
  ])('%s must not import %s', (file, specifier) => {
    for (const code of [
      `import x from '${specifier}';`,
      `export * from '${specifier}';`,
      `await import('${specifier}');`,
      `import type { X } from '${specifier}';`,
    ]) {
      expect(lint(file, code)).toEqual([expect.stringContaining('must not import')]);
    }
  });

  it.each([
    ['prisma/src/open.ts', '@media-gateway/kernel'],
    ['packages/adapters/src/compose.ts', '@media-gateway/database'],
    ['subgraphs/search/src/worker.ts', '@media-gateway/adapters'],
    ['gateway/src/main.ts', '@media-gateway/adapters'],
    ['gateway/src/apps/open.ts', '@media-gateway/database'],
    ['embedded/src/main.ts', '@media-gateway/search'],
    ['e2e/run.test.ts', '@media-gateway/testkit'],
    ['subgraphs/search/test/search.test.ts', '@media-gateway/testkit'],
    ['gateway/src/main.ts', 'graphql'],
  ])('%s may import %s', (file, specifier) => {
    expect(lint(file, `import x from '${specifier}';`)).toEqual([]);
  });

  it.each([
    ['subgraphs/search/src/worker.ts', '../../content/src/index.ts'],
    ['gateway/src/main.ts', '../../prisma/src/open.ts'],
    ['gateway/src/main.ts', '@media-gateway/kernel/src/ids.ts'],
  ])('%s must not reach into another package by %s', (file, specifier) => {
    expect(lint(file, `import x from '${specifier}';`)).toEqual([expect.stringContaining('reaches into')]);
  });

  it('names every package of ours where it is', () => {
    expect(Object.values(PACKAGES).map(({ folder }) => folder)).toEqual(
      expect.arrayContaining(['packages/kernel', 'prisma', 'subgraphs/content', 'e2e']),
    );
  });
});

describe('floors of the gateway', () => {
  it.each(['service/open.ts', 'webhooks/store/prisma.ts', 'apps/prisma.ts'])('%s may keep rows', (file) => {
    expect(lint(`gateway/src/${file}`, `import x from '@media-gateway/database';`)).toEqual([]);
  });

  it.each(['gateway.ts', 'pipeline.ts', 'stages/admit.ts', 'facades/routes.ts'])('%s keeps no rows', (file) => {
    expect(lint(`gateway/src/${file}`, `import type { X } from '@media-gateway/database';`)).toEqual([
      expect.stringContaining('only service/, webhooks/, apps/ may'),
    ]);
  });

  it.each([
    ['facades/rest/handler.ts', '../../execute/run.ts', 'must never import execute/'],
    ['pipeline.ts', './facades/routes.ts', 'not on a floor below'],
    ['stages/plan.ts', '../pipeline.ts', 'not on a floor below'],
    ['stages/plan.ts', '../execute/run.ts', 'not on a floor below'],
    ['plan/planner.ts', '../operations/load.ts', 'not on a floor below'],
    ['transports/http.ts', '../plan/planner.ts', 'not on a floor below'],
    ['transports/http.ts', '../supergraph/load.ts', 'not on a floor below'],
    ['gateway.ts', './main.ts', 'not on a floor below'],
    ['elsewhere/new.ts', '../gateway.ts', 'has no floor'],
  ])('%s must not import %s', (file, specifier, reason) => {
    expect(lint(`gateway/src/${file}`, `import { x } from '${specifier}';`)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['main.ts', './facades/routes.ts'],
    ['facades/rest/handler.ts', '../../gateway.ts'],
    ['facades/rest/handler.ts', './router.ts'],
    ['pipeline.ts', './stages/plan.ts'],
    ['stages/plan.ts', '../plan/planner.ts'],
    ['execute/run.ts', '../transports/port.ts'],
    ['plan/planner.ts', '../supergraph/load.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(lint(`gateway/src/${file}`, `import { x } from '${specifier}';`)).toEqual([]);
  });

  it('do not bind tests', () => {
    expect(lint('gateway/test/run.test.ts', "import { x } from '../src/execute/run.ts';")).toEqual([]);
  });
});

describe('floors of a subgraph', () => {
  it.each([
    ['domain/rank.ts', '../store/read.ts'],
    ['domain/rank.ts', '../ports/words/port.ts'],
    ['ports/words/port.ts', '../../context.ts'],
    ['store/read.ts', '../schema/title.ts'],
    ['context.ts', './schema.ts'],
    ['schema/title.ts', '../index.ts'],
    ['index.ts', './main.ts'],
  ])('%s must not import %s', (file, specifier) => {
    expect(lint(`subgraphs/search/src/${file}`, `import { x } from '${specifier}';`)).toEqual([
      expect.stringContaining('not on a floor below'),
    ]);
  });

  it.each([
    ['main.ts', './index.ts'],
    ['index.ts', './worker.ts'],
    ['schema/title.ts', '../builder.ts'],
    ['schema/title.ts', '../domain/rank.ts'],
    ['builder.ts', './context.ts'],
    ['context.ts', './store/read.ts'],
    ['worker.ts', './store/read.ts'],
    ['ports/words/port.ts', '../../domain/rank.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(lint(`subgraphs/search/src/${file}`, `import { x } from '${specifier}';`)).toEqual([]);
  });

  it.each(['graphql', 'node:fs/promises', '@media-gateway/database', '@media-gateway/adapters', '@pothos/core'])(
    'keep %s out of src/domain, but for its types',
    (specifier) => {
      expect(lint('subgraphs/search/src/domain/rank.ts', `import { x } from '${specifier}';`)).toEqual([
        expect.stringContaining('src/domain is pure'),
      ]);
      const asType = lint('subgraphs/search/src/domain/rank.ts', `import type { X } from '${specifier}';`);
      expect(asType).toEqual([]);
    },
  );
});
