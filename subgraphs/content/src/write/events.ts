import { outboxRow } from '@media-gateway/adapters';
import type { Prisma } from '@media-gateway/database';
import { EVENT_BATCH, type TitleDocument } from '@media-gateway/kernel';

/** Tells of titles in the transaction that changed them, `EVENT_BATCH` to an event. */
export async function announce(sql: Prisma.TransactionClient, documents: readonly TitleDocument[]): Promise<void> {
  const events = Array.from({ length: Math.ceil(documents.length / EVENT_BATCH) }, (_, index) => {
    const titles = documents.slice(index * EVENT_BATCH, (index + 1) * EVENT_BATCH);
    return outboxRow('content.ingested', titles[0]?.id ?? '', { titles });
  });
  if (events.length === 0) return;
  await sql.$executeRaw`
    INSERT INTO content.outbox (id, topic, key, payload)
    SELECT id, topic, key, payload
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS row(id text, topic text, key text, payload jsonb)`;
}
