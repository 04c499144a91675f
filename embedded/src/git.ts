import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StartupError } from '@media-gateway/kernel';

const run = promisify(execFile);

/** More than any lock file will be. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface FileAt {
  readonly folder: string;
  /** A branch, a tag, a commit. */
  readonly ref: string;
  /** Its path below `folder`. */
  readonly file: string;
}

/**
 * The text of a file as git has it at a ref; undefined when there is none at that ref.
 * @throws StartupError when the ref, or the repository, cannot be read.
 */
export async function readAt({ folder, ref, file }: FileAt): Promise<string | undefined> {
  const git = async (...args: string[]) => (await run('git', args, { cwd: folder, maxBuffer: MAX_BYTES })).stdout;
  try {
    const commit = (await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)).trim();
    if (!(await git('ls-tree', '--name-only', commit, '--', file))) return undefined;
    return await git('show', `${commit}:./${file}`);
  } catch (cause) {
    throw new StartupError(`git cannot read "${ref}": ${reason(cause)}. Name a branch, a tag or a commit.`, { cause });
  }
}

/** What git said in its first line; it says nothing of a ref that does not exist. */
function reason(cause: unknown): string {
  const { stderr = '', code, message } = cause as { stderr?: string; code?: unknown; message: string };
  if (typeof code !== 'number') return message;
  const [line = ''] = stderr.trim().split('\n');
  return line.replace(/^fatal: /, '') || 'there is no such commit';
}
