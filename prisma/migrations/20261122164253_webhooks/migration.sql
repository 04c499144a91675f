-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "gateway";

-- CreateEnum
CREATE TYPE "gateway"."WebhookEndpointStatus" AS ENUM ('ENABLED', 'DISABLED');

-- CreateEnum
CREATE TYPE "gateway"."WebhookDeliveryStatus" AS ENUM ('PENDING', 'DELIVERED', 'FAILED');

-- CreateTable
CREATE TABLE "gateway"."webhook_feed" (
    "id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "variables" JSONB NOT NULL,
    "cursor" TEXT,
    "leaseOwner" TEXT,
    "leasedUntil" TIMESTAMP(3),

    CONSTRAINT "webhook_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway"."webhook_endpoint" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "feedId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "status" "gateway"."WebhookEndpointStatus" NOT NULL DEFAULT 'ENABLED',
    "reason" TEXT,
    "secret" TEXT NOT NULL,
    "previousSecret" TEXT,
    "previousUntil" TIMESTAMP(3),
    "failingSince" TIMESTAMP(3),
    "pending" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMP(3),
    "leasedUntil" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway"."webhook_delivery" (
    "id" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "status" "gateway"."WebhookDeliveryStatus" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "giveUpAt" TIMESTAMP(3) NOT NULL,
    "lastAttemptAt" TIMESTAMP(3),
    "lastStatus" INTEGER,
    "lastError" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_feed_leasedUntil_idx" ON "gateway"."webhook_feed"("leasedUntil");

-- CreateIndex
CREATE INDEX "webhook_endpoint_ownerId_createdAt_idx" ON "gateway"."webhook_endpoint"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "webhook_endpoint_feedId_idx" ON "gateway"."webhook_endpoint"("feedId");

-- CreateIndex
CREATE INDEX "webhook_endpoint_dueAt_idx" ON "gateway"."webhook_endpoint"("dueAt");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpointId_id_idx" ON "gateway"."webhook_delivery"("endpointId", "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_endpointId_nextAttemptAt_idx" ON "gateway"."webhook_delivery"("endpointId", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "webhook_delivery_createdAt_idx" ON "gateway"."webhook_delivery"("createdAt");

-- AddForeignKey
ALTER TABLE "gateway"."webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "gateway"."webhook_feed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway"."webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "gateway"."webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
