import path from 'node:path';
import { run } from './run.mjs';

const ROOT = path.join(import.meta.dirname, '../..');
const CLI = path.join(import.meta.dirname, 'node_modules/@modelcontextprotocol/inspector-cli/build/cli.js');

const QUESTIONS = [
  { what: 'lists tools', args: ['--method', 'tools/list'], expected: '"semantic_search"' },
  {
    what: 'calls a tool',
    args: ['--method', 'tools/call', '--tool-name', 'semantic_search', '--tool-arg', 'query=samurai'],
    expected: 'title_seven-samurai-1954',
  },
];

/** The inspector lists and calls tools at one door. @returns how many of its questions were answered as they should be. */
export async function inspect(door, { target, env = {} }) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { what, args, expected } of QUESTIONS) {
    const given = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    const { output } = await run(process.execPath, [CLI, ...given, '--cli', ...target, ...args], { cwd: ROOT });
    const ok = output.includes(expected);
    sum[ok ? 'passed' : 'failed'] += 1;
    console.log(
      `${ok ? 'ok    ' : 'FAILED'} the inspector ${what} over ${door}${ok ? '' : `\n${output.slice(0, 2000)}`}`,
    );
  }
  return sum;
}
