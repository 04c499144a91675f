import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { ThreadData } from './message.ts';

export interface ThreadOptions extends ThreadData {
  /** How much memory it may use for objects, in MiB; it ends with `ERR_WORKER_OUT_OF_MEMORY` when it needs more. */
  readonly maxHeapMiB: number;
}

/** Starts a planning thread: from the sources where they are run, else from what was compiled of them. */
export function startThread({ sdl, maxHeapMiB }: ThreadOptions): Worker {
  const workerData: ThreadData = { sdl };
  const options: WorkerOptions = { workerData, resourceLimits: { maxOldGenerationSizeMb: maxHeapMiB } };
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./thread.js', import.meta.url), { ...options, execArgv: [] });
  }
  return new Worker(sourceOf(new URL('./thread.ts', import.meta.url)), {
    ...options,
    eval: true,
    execArgv: ['--conditions=@media-gateway/source'],
  });
}

/** `--import tsx` does nothing in a thread; a thread has to ask for the translation by itself. */
function sourceOf(file: URL): string {
  const tsx = import.meta.resolve('tsx/esm/api');
  return `import('${tsx}').then(({ register }) => { register(); return import('${file.href}'); })`;
}
