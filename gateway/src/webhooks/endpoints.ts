import { AppError, checkPageSize, decodeCursor, encodeCursor } from '@media-gateway/kernel';
import { newEndpointId } from './ids.ts';
import { GIVE_UP_MS, ROTATION_MS } from './options.ts';
import { type Registration, type RegistrationOptions, checkRegistration } from './registration.ts';
import { type Vault, makeSecret } from './secret.ts';
import type { Delivery, Endpoint, EndpointKey, EndpointStore } from './store/port.ts';

export interface EndpointsOptions extends RegistrationOptions {
  readonly store: EndpointStore;
  readonly vault: Vault;
  readonly now: () => number;
  readonly perOwner: number;
  /** Told that there may be something to read or to deliver. */
  readonly wake: () => void;
}

/** An endpoint together with its secret, which is shown this once. */
export interface WithSecret {
  readonly endpoint: Endpoint;
  readonly secret: string;
}

export interface DeliveryPage {
  readonly deliveries: readonly Delivery[];
  /** With which the page after it is asked for. */
  readonly next: string | undefined;
}

const LIST = 'webhookDeliveries';

/** What the owner of endpoints does with them. Another owner's are not there: NOT_FOUND. */
export class Endpoints {
  readonly #options: EndpointsOptions;

  constructor(options: EndpointsOptions) {
    this.#options = options;
  }

  /** @throws AppError BAD_USER_INPUT with every wrong value, CONFLICT when the owner has too many. */
  async register(ownerId: string, registration: Registration): Promise<WithSecret> {
    const { store, vault, now, perOwner, wake } = this.#options;
    const feed = await checkRegistration(registration, this.#options);
    const [id, secret] = [newEndpointId(), makeSecret()];
    const endpoint = { id, ownerId, url: registration.url, secret: vault.seal(secret, id), createdAt: new Date(now()) };
    if (!(await store.add({ ...endpoint, feed }, perOwner))) throw tooMany(perOwner);
    wake();
    return { endpoint: await this.find({ ownerId, id }), secret };
  }

  /** Oldest first; never more than one may have. */
  list(ownerId: string): Promise<readonly Endpoint[]> {
    return this.#options.store.list(ownerId);
  }

  async find(key: EndpointKey): Promise<Endpoint> {
    return (await this.#options.store.find(key)) ?? missing('webhook', key.id);
  }

  async remove(key: EndpointKey): Promise<void> {
    if (!(await this.#options.store.remove(key))) missing('webhook', key.id);
  }

  /** Gives it a new secret; the old one signs too for a day. */
  async rotate(key: EndpointKey): Promise<WithSecret> {
    const { store, vault, now } = this.#options;
    const secret = makeSecret();
    const previousUntil = new Date(now() + ROTATION_MS);
    await store.changeSecret(key, { secret: vault.seal(secret, key.id), previousUntil });
    return { endpoint: await this.find(key), secret };
  }

  /** Takes an endpoint up again that was disabled. */
  async enable(key: EndpointKey): Promise<Endpoint> {
    const { store, now, wake } = this.#options;
    await store.enable(key, new Date(now()));
    wake();
    return this.find(key);
  }

  /** Newest first. @throws AppError PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR. */
  async deliveries(key: EndpointKey, page: { first: number; after?: string | undefined }): Promise<DeliveryPage> {
    const first = checkPageSize(page.first);
    const before = page.after === undefined ? undefined : readCursor(page.after);
    await this.find(key);
    const found = await this.#options.store.deliveries(key.id, { first: first + 1, before });
    const deliveries = found.slice(0, first);
    const last = deliveries.at(-1);
    return { deliveries, next: found.length > first && last ? encodeCursor(LIST, [last.id]) : undefined };
  }

  async findDelivery(key: EndpointKey, id: string): Promise<Delivery> {
    await this.find(key);
    return (await this.#options.store.findDelivery(key.id, id)) ?? missing('delivery', id);
  }

  /** Has it delivered again, under its id, by which a receiver knows what it has had. @throws AppError CONFLICT while it is disabled. */
  async replay(key: EndpointKey, id: string): Promise<Delivery> {
    const { store, now, wake } = this.#options;
    const { status } = await this.find(key);
    if (status === 'DISABLED') throw disabled(key.id);
    await this.findDelivery(key, id);
    await store.replay(key.id, id, { at: new Date(now()), giveUpAt: new Date(now() + GIVE_UP_MS) });
    wake();
    return this.findDelivery(key, id);
  }
}

function missing(what: string, id: string): never {
  throw new AppError('NOT_FOUND', `There is no ${what} "${id.slice(0, 100)}".`);
}

const tooMany = (maximum: number) =>
  new AppError('CONFLICT', `You have ${maximum} webhooks, and no more are taken; delete one first.`, {
    details: { maximum },
  });

const disabled = (id: string) =>
  new AppError('CONFLICT', `The webhook "${id}" is disabled; enable it first, and what waits is delivered.`);

function readCursor(cursor: string): string {
  const [id] = decodeCursor(LIST, cursor, 1);
  return String(id);
}
