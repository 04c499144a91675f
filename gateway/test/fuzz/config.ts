import { parseArgs } from 'node:util';

export interface FuzzConfig {
  readonly operations: number;
  readonly seed: number;
  /** Undefined: all of them. */
  readonly fixture: string | undefined;
  readonly referenceShare: number;
}

const anySeed = () => Math.floor(Math.random() * 0x7fffffff);

/** `--operations 50000 --seed 1 --fixture shop --reference 0.2` */
export function readArguments(args: readonly string[]): FuzzConfig {
  const { values } = parseArgs({
    args: [...args],
    options: {
      operations: { type: 'string', default: '50000' },
      seed: { type: 'string' },
      fixture: { type: 'string' },
      reference: { type: 'string', default: '0.2' },
    },
  });
  return {
    operations: Number(values.operations),
    seed: values.seed === undefined ? anySeed() : Number(values.seed),
    fixture: values.fixture,
    referenceShare: Number(values.reference),
  };
}

/** In `npm test`: `FUZZ_SEED` plays a run again, `FUZZ_OPERATIONS` makes it longer. */
export function readEnvironment(): FuzzConfig {
  const { FUZZ_SEED, FUZZ_OPERATIONS } = process.env;
  return {
    operations: Number(FUZZ_OPERATIONS ?? 1000),
    seed: FUZZ_SEED === undefined ? anySeed() : Number(FUZZ_SEED),
    fixture: undefined,
    referenceShare: 0.1,
  };
}

/** Without this `@apollo/gateway` looks for the cloud it runs in and reports to its maker. */
export function forbidTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
