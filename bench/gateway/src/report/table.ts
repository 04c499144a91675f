import type { Measured } from '../measure/bench.ts';
import type { EntityCost } from '../measure/linearity.ts';
import type { Results } from './results.ts';

/** How many cores may be busy with something else before figures are called noise. */
const QUIET = 0.1;

const COLUMNS = [
  'gateway',
  'requests/s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'CPU s per 1,000',
  'peak MiB',
  'subgraph requests per operation',
  'cores busy: gateway / rest',
];

/** `gateway.md`. */
export const report = (results: Results): string =>
  [
    '# The gateway beside others',
    `Measured on ${results.measuredOn} by \`npm run bench -w gateway\`; these figures are also in [gateway.json](gateway.json).`,
    '![Requests per second by gateway, and time per entity](gateway.svg)',
    conditions(results),
    '## The deep operation',
    `Users and products, their reviews, and theirs again: \`operations/deep.graphql\`, an answer of ${kilobytes(results, 'deep')} kB.`,
    operationTable(results, 'deep'),
    '## The small operation',
    `Five products of one subgraph: \`operations/small.graphql\`, an answer of ${kilobytes(results, 'small')} kB.`,
    operationTable(results, 'small'),
    '## Targets',
    targetTable(results),
    '## Ratios',
    'How many times as many requests one second is good for; and one second of CPU time of the gateway’s process, which other work on the machine changes less. Each gateway is as it comes, except where the name says otherwise: with “Unshared” nothing is shared, with “Dedup” identical inbound reads are, with “both” on both sides.',
    ratioTable(results),
    '## Time grows with the answer',
    'Products, each completed by a second subgraph, one request at a time. What does not depend on the number of entities weighs on the small answers.',
    entityTable(results.linearity),
  ].join('\n\n');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');

function conditions({ machine, versions, load, ceiling, foreignBusy }: Results): string {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const reached = Object.entries(ceiling).map(([operation, perSecond]) => `${number(perSecond)} (${operation})`);
  return [
    `- Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}.`,
    `- Pinning: ${machine.pinning}.`,
    `- Other processes kept ${number(foreignBusy.median)} cores busy meanwhile in the median round, ${number(foreignBusy.most)} in the worst${foreignBusy.median > QUIET ? ': **the machine was not quiet, so the figures are noisy, and the ratios by CPU time are what counts**' : ''}.`,
    `- Load: ${load.connections} connections kept alive, each with one request at a time; ${load.rounds} rounds of ${load.seconds} s, the gateways taking turns; each figure is the median of the rounds, each ratio the median of the rounds' ratios. Every answer's status and length are checked, and one of 64 in full against graphql-js over the same data.`,
    `- The load generator alone reaches ${reached.join(' and ')} requests/s against a server that only sends. Where the rest's core is busy near 1.00, that core is the limit and the gateway could do more.`,
    `- Subgraphs: graphql-js once for each request body, the recorded bytes from then on.`,
    `- Versions: ${packages.join(', ')}. Apollo's runs without reporting and landing page, Hive Gateway with \`--jit\` and one process, all with \`NODE_ENV=production\`.`,
    `- "Shared" says what identical requests that are under way at the same time have in common. Where inbound reads are shared, subgraph reads are too. Every request of this load is identical, so sharing has its best case here. Hive Gateway shares subgraph reads unless told otherwise, \`@apollo/gateway\` never.`,
  ].join('\n');
}

function operationTable({ contenders }: Results, operation: string): string {
  const rows = Object.values(contenders).flatMap(({ label, operations }) => {
    const measured = operations[operation];
    return measured ? [[label, ...cells(measured)]] : [];
  });
  return table(COLUMNS, rows);
}

const cells = (measured: Measured): readonly string[] => [
  number(measured.perSecond),
  number(measured.p50),
  number(measured.p95),
  number(measured.p99),
  number(measured.cpuPer1000),
  number(measured.peakMemoryMiB),
  number(measured.subgraphRequests),
  `${measured.gatewayBusy.toFixed(2)} / ${measured.othersBusy.toFixed(2)}`,
];

const targetTable = ({ targets }: Results): string =>
  table(
    ['target', 'wanted', 'measured', 'met'],
    Object.entries(targets).map(([name, { wanted, measured, met }]) => [
      `\`${name}\``,
      wanted,
      number(measured),
      met ? 'yes' : '**no**',
    ]),
  );

const ratioTable = ({ ratios, cpuRatios }: Results): string =>
  table(
    ['ratio', 'by time', 'by CPU time'],
    Object.entries(ratios).map(([name, ratio]) => [
      `\`${name}\``,
      number(ratio),
      number(cpuRatios[name as keyof typeof cpuRatios]),
    ]),
  );

const entityTable = (costs: readonly EntityCost[]): string =>
  table(
    ['entities in one answer', 'median ms', 'µs per entity', 'CPU µs of the gateway per entity'],
    costs.map((cost) => [
      number(cost.entities),
      number(cost.milliseconds),
      number(cost.microsPerEntity),
      number(cost.cpuMicrosPerEntity),
    ]),
  );

const kilobytes = ({ contenders }: Results, operation: string): string =>
  number((contenders['ours']?.operations[operation]?.bytesPerAnswer ?? Number.NaN) / 1000);

/** Whole above 100, else three digits. */
export const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(value < 0.1 ? 2 : 3)));
