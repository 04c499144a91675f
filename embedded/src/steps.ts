/** Told of each step of the start when it is done. */
export type Progress = (step: string, detail: string, seconds: number) => void;

export const silent: Progress = () => undefined;

/** One line for each step, with its time. */
export const printProgress: Progress = (step, detail, seconds) => {
  console.log(`  ${step.padEnd(12)}${detail.padEnd(56)}${seconds.toFixed(2).padStart(7)} s`);
};

/** Runs a step and tells how long it took; `detail` is said of its result. */
export async function timed<T>(
  progress: Progress,
  step: string,
  work: () => Promise<T>,
  detail: (result: T) => string,
): Promise<T> {
  const started = performance.now();
  const result = await work();
  progress(step, detail(result), (performance.now() - started) / 1000);
  return result;
}
