import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '@media-gateway/kernel';
import { type OperationExample, readExamples } from './examples.ts';
import type { OperationSource } from './source.ts';

/**
 * Every `*.graphql` file of a folder, in the order of their names, each with the examples that `examples/<name>.json` below the folder has
 * of it; an error names them as `<folder>/<file>`.
 * @throws StartupError when the folder cannot be read or has none, and when examples cannot be read.
 */
export async function loadOperationSources(folder: string): Promise<readonly OperationSource[]> {
  const names = (await list(folder)).filter((name) => name.endsWith('.graphql')).sort();
  if (names.length === 0) throw new StartupError(`There are no operations (*.graphql) in "${folder}".`);
  return Promise.all(names.map((name) => readSource(folder, name)));
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new StartupError(`The folder of operations, "${folder}", cannot be read.`, { cause });
  }
}

async function readSource(folder: string, name: string): Promise<OperationSource> {
  const text = await readFile(path.join(folder, name), 'utf8');
  const examples = await readExamplesOf(folder, path.basename(name, '.graphql'));
  return { file: `${path.basename(folder)}/${name}`, text, ...(examples && { examples }) };
}

async function readExamplesOf(folder: string, name: string): Promise<readonly OperationExample[] | undefined> {
  const file = path.join('examples', `${name}.json`);
  const text = await readFile(path.join(folder, file), 'utf8').catch(absent);
  return text === undefined ? undefined : readExamples(text, `${path.basename(folder)}/${file}`);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
