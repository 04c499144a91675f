import { spawnSync } from 'node:child_process';

/** Runs npm in a folder. What it says is shown only when it fails, which ends the process. */
export function npm(folder, ...args) {
  const { status, stdout, stderr, error } = spawnSync('npm', [...args, '--no-progress', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}`.trim());
  console.error(`error: "npm ${args.join(' ')}" failed${error ? ` (${error.message})` : ''}; see above.`);
  process.exit(1);
}
