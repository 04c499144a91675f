import { readServiceConfig } from '@media-gateway/adapters';
import { importFiles, showProgress, summaryLines } from '@media-gateway/content/import';
import { StartupError, runMain } from '@media-gateway/kernel';
import { readCommandLine } from './command-line.ts';
import { withPrepared } from './preparation.ts';
import { printProgress, timed } from './steps.ts';

const OPTIONS = {
  region: { type: 'string', default: 'US' },
  platform: { type: 'string' },
  report: { type: 'string', default: 'import-report.csv' },
} as const;

/**
 * `npm run import -- <files…> [--region US] [--platform netflix] [--report file]`: catalogue CSVs into content, and by its
 * events into offers, search and recommendations, so that everything is there when it ends.
 */
await runMain(async () => {
  const { values, positionals: files } = readCommandLine({ options: OPTIONS, allowPositionals: true });
  if (files.length === 0) throw new StartupError('Name the files: npm run import -- <file.csv> [<file.csv> …]');
  const { region, report, platform } = values;
  await withPrepared(readServiceConfig(), printProgress, async ({ adapters, workers }) => {
    const progress = showProgress(process.stdout);
    const given = { files, region, report, ...(platform && { platform }) };
    const summary = await importFiles({ deps: adapters, progress, ...given });
    await timed(
      printProgress,
      'spread',
      () => workers.idle(),
      () => 'offers, search and recommendations are up to date',
    );
    for (const line of summaryLines(summary)) console.log(line);
  });
});
