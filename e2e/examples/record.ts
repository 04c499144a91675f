import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PublishedOperation } from '@media-gateway/gateway';
import { runMain } from '@media-gateway/kernel';
import { ROOT, type Supergraph } from '@media-gateway/testkit';
import { publishedOperations } from '../operations.ts';
import { askExample, startForExamples } from './ask.ts';
import { inOrder } from './order.ts';
import { type WantedExample, wantedExamples } from './requests.ts';

const FOLDER = path.join(ROOT, 'operations', 'examples');

type Recorded = NonNullable<PublishedOperation['examples']>[number] & { readonly operation: string };

/** Every viewer in turn until one may: who may not changes nothing. */
async function recordAll(supergraph: Supergraph, wanted: readonly WantedExample[]): Promise<readonly Recorded[]> {
  const recorded = new Map<WantedExample, Recorded>();
  for (const { example, viewer } of attempts(wanted)) {
    const before = recorded.get(example);
    if (!before || isDenied(before)) recorded.set(example, await record(supergraph, example, viewer));
  }
  return wanted.flatMap((example) => recorded.get(example) ?? []);
}

const attempts = (wanted: readonly WantedExample[]) =>
  inOrder(
    wanted.flatMap((example) => {
      const { name: operation, http } = example.operation;
      return example.viewers.map((viewer) => ({ example, viewer, operation, method: http?.method ?? '' }));
    }),
  );

const isDenied = ({ status }: Recorded): boolean => status === 401 || status === 403;

async function record(supergraph: Supergraph, example: WantedExample, viewer: string): Promise<Recorded> {
  const { operation, name, summary, variables } = example;
  if (!operation.http) throw new Error(`${operation.name} has no route.`);
  const { status, body } = await askExample(supergraph, operation.http, { viewer, variables });
  return { operation: operation.name, name, summary, viewer, variables, status, body };
}

/** One file an operation, named as its document is. */
async function save(examples: readonly Recorded[]): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const operation of new Set(examples.map((example) => example.operation))) {
    const own = examples.filter((example) => example.operation === operation);
    const content = own.map(({ operation: _, ...example }) => example);
    await writeFile(path.join(FOLDER, `${kebabCase(operation)}.json`), `${JSON.stringify(content, null, 2)}\n`);
  }
  console.log(`wrote ${examples.length} examples to operations/examples`);
}

/** `TitleDetails` → `title-details` */
const kebabCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/** Asks the seeded system every example anew, and writes down what it answers: `npm run examples`, then `npm run generate`. */
await runMain(async () => {
  const supergraph = await startForExamples();
  try {
    await save(await recordAll(supergraph, wantedExamples(await publishedOperations())));
  } finally {
    await supergraph.stop();
  }
});
