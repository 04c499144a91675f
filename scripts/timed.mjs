/** Does a step and says on one line how long it took. */
export function timed(done, step) {
  const start = performance.now();
  const result = step();
  console.log(`${done} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
