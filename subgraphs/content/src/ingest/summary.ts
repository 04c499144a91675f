import path from 'node:path';
import type { ImportSummary, ImportedFile } from './importFiles.ts';
import type { Counts } from './job.ts';

/** What a run did, as lines to print. */
export const summaryLines = ({ files, total, seconds, report }: ImportSummary): string[] => [
  ...files.map(
    (file) => `${path.basename(file.file)} (${file.platform}): ${file.rows} rows${resumed(file)}: ${counted(file)}`,
  ),
  `Together: ${total.rows} rows: ${counted(total)} in ${seconds.toFixed(1)} s`,
  total.rejected === 0 ? 'No row was rejected.' : `Rejected rows, with the reason: ${report}`,
];

const resumed = ({ resumedAt }: ImportedFile) => (resumedAt > 0 ? `, ${resumedAt} of them in the run before` : '');

const counted = ({ added, merged, unchanged, rejected }: Counts) =>
  `${added} added, ${merged} merged, ${unchanged} unchanged, ${rejected} rejected`;
