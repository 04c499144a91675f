import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '@media-gateway/kernel';
import type { OperationSource } from './source.ts';

/**
 * Every `*.graphql` file of a folder, in the order of their names; an error names them as `<folder>/<file>`.
 * @throws StartupError when the folder cannot be read or has none.
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

const readSource = async (folder: string, name: string): Promise<OperationSource> => ({
  file: `${path.basename(folder)}/${name}`,
  text: await readFile(path.join(folder, name), 'utf8'),
});
