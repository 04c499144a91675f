import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 make every object young. Otherwise it learns, from a moment in which many requests were under way, to make objects
 * of some places in the code old from the start; from then on whatever these refer to outlives its request, and collecting
 * it costs a third of the processor (decision 26). To be called first, by a process that answers many small requests.
 */
export const keepObjectsYoung = (): void => setFlagsFromString('--no-allocation-site-pretenuring');
