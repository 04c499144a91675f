import { z } from 'zod';
import { limits } from './schema/admission.ts';
import { apps } from './schema/apps.ts';
import { errors, introspection, overrides } from './schema/disclosure.ts';
import { dedup, defer, operationTimeoutMs, planner } from './schema/engine.ts';
import { idempotency } from './schema/idempotency.ts';
import { identity, operations } from './schema/identity.ts';
import { cors, listen, log } from './schema/listen.ts';
import { persisted } from './schema/persisted.ts';
import { rate, shedding } from './schema/rate.ts';
import { subgraphs } from './schema/subgraphs.ts';
import { subscriptions } from './schema/subscriptions.ts';
import { supergraph } from './schema/supergraph.ts';
import { webhooks } from './schema/webhooks.ts';

/** `gateway.yaml`: every option of the gateway. */
export const gatewayYaml = z
  .strictObject({
    listen,
    log,
    supergraph,
    subgraphs,
    limits,
    rate,
    shedding,
    operationTimeoutMs,
    dedup,
    planner,
    persisted,
    apps,
    subscriptions,
    defer,
    idempotency,
    errors,
    overrides,
    introspection,
    identity: identity.optional(),
    operations: operations.optional(),
    webhooks: webhooks.optional(),
    cors,
  })
  .meta({ title: 'gateway.yaml', description: 'What a gateway serves, and how.' });

/** A configuration whose every option has a value. */
export type GatewayYaml = z.output<typeof gatewayYaml>;

/** What may be written. */
export type GatewayYamlInput = z.input<typeof gatewayYaml>;
