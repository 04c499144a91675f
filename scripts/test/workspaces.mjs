/** Runs the tests of every workspace through turbo, which repeats none whose inputs are unchanged, and sums up their reports. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
/** What hangs is ended, in ms: a run that has no end must not hold up whoever waits for it. */
const DEADLINE = 15 * 60_000;

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The folders of the workspaces that have tests. */
function testedWorkspaces() {
  const folders = read(path.join(ROOT, 'package.json')).workspaces.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return readdirSync(path.join(ROOT, parent)).map((name) => `${parent}/${name}`);
  });
  const hasTests = (folder) => {
    const file = path.join(ROOT, folder, 'package.json');
    return existsSync(file) && read(file).scripts?.test !== undefined;
  };
  return folders.filter(hasTests);
}

const reportOf = (folder) => path.join(ROOT, folder, 'reports/jest.json');

export async function runTests() {
  const workspaces = testedWorkspaces();
  for (const folder of workspaces) rmSync(reportOf(folder), { force: true });
  const status = turbo(await answeringServers());
  const counts = workspaces.map(countReport);
  const sum = (name) => counts.reduce((total, count) => total + count[name], 0);
  const failed = sum('failed');
  // A run that broke without a failing test has failed all the same.
  return { passed: sum('passed'), failed: failed === 0 && status !== 0 ? 1 : failed, skipped: sum('skipped') };
}

function turbo(servers) {
  const args = ['run', 'test', '--concurrency=2', '--continue', '--output-logs=new-only', '--log-order=grouped'];
  const env = {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    TEST_SERVERS: servers,
  };
  return spawnSync(path.join(ROOT, 'node_modules/.bin/turbo'), args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    shell: process.platform === 'win32',
    timeout: DEADLINE,
  }).status;
}

/** Which servers answer is part of what a result depends on: what was skipped without them must run when they are back. */
async function answeringServers() {
  const servers = {
    postgres: process.env.TEST_POSTGRES_URL ?? 'postgres://127.0.0.1:5432',
    redis: process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379',
  };
  const answers = await Promise.all(
    Object.entries(servers).map(async ([name, url]) => ((await answersAt(new URL(url))) ? name : '')),
  );
  return answers.filter(Boolean).join(',');
}

function answersAt({ hostname, port, protocol }) {
  const socket = connect({
    host: hostname,
    port: Number(port || (protocol === 'redis:' ? 6379 : 5432)),
    timeout: 1000,
  });
  return new Promise((resolve) => {
    for (const [event, answer] of [
      ['connect', true],
      ['error', false],
      ['timeout', false],
    ]) {
      socket.once(event, () => {
        socket.destroy();
        resolve(answer);
      });
    }
  });
}

/** A workspace without a report did not get as far as its tests: that is a failure. */
function countReport(folder) {
  if (!existsSync(reportOf(folder))) {
    console.log(`FAILED ${folder}: its tests did not run`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const report = read(reportOf(folder));
  for (const suite of report.testResults) printFailures(folder, suite);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function printFailures(folder, suite) {
  const file = path.relative(path.join(ROOT, folder), suite.name);
  const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
  for (const { fullName } of failed) console.log(`FAILED ${folder} ${file}: ${fullName}`);
  if (failed.length === 0 && suite.status === 'failed') console.log(`FAILED ${folder} ${file}: it could not be run`);
}
