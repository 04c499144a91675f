import { readServiceConfig } from '@media-gateway/adapters';
import { runMain } from '@media-gateway/kernel';
import { prepareDatabase } from './preparation.ts';
import { printProgress } from './steps.ts';

/** What the Job of a deployment runs before the services start (k8s/prepare.yaml); it ends with 0 when everything is there. */
await runMain(() => prepareDatabase(readServiceConfig(), printProgress));
