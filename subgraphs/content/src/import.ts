export { type ImportOptions, type ImportSummary, type ImportedFile, importFiles } from './ingest/importFiles.ts';
export { type ImportProgress, type ProgressOutput, showProgress } from './ingest/progress.ts';
export { summaryLines } from './ingest/summary.ts';
