// `npm test`: everything that checks the project. The last line is the sum: "N passed, N failed[, N skipped]".
import { requireNode } from './node-version.mjs';

requireNode();
const { install } = await import('./install.mjs');
const { generateClient } = await import('./prisma-generate.mjs');
install();
generateClient();

const { runChecks } = await import('./test/checks.mjs');
const { runTests } = await import('./test/workspaces.mjs');
const checks = await runChecks();
const tests = await runTests();

const sum = (name) => checks[name] + tests[name];
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exit(sum('failed') > 0 ? 1 : 0);
