-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "gateway";

-- CreateEnum
CREATE TYPE "gateway"."AppVersionState" AS ENUM ('PENDING', 'ACTIVE', 'RETIRED');

-- CreateTable
CREATE TABLE "gateway"."app_version" (
    "app" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "state" "gateway"."AppVersionState" NOT NULL DEFAULT 'PENDING',
    "digest" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_version_pkey" PRIMARY KEY ("app","version")
);

-- CreateTable
CREATE TABLE "gateway"."app_document" (
    "app" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "usesByName" BIGINT NOT NULL DEFAULT 0,
    "usesById" BIGINT NOT NULL DEFAULT 0,
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "app_document_pkey" PRIMARY KEY ("app","version","id")
);

-- CreateTable
CREATE TABLE "gateway"."app_text" (
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "app_text_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "gateway"."app_revision" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "app_revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "app_version_state_idx" ON "gateway"."app_version"("state");

-- CreateIndex
CREATE INDEX "app_document_key_idx" ON "gateway"."app_document"("key");

-- CreateIndex
CREATE INDEX "app_document_hash_idx" ON "gateway"."app_document"("hash");

-- AddForeignKey
ALTER TABLE "gateway"."app_document" ADD CONSTRAINT "app_document_app_version_fkey" FOREIGN KEY ("app", "version") REFERENCES "gateway"."app_version"("app", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway"."app_document" ADD CONSTRAINT "app_document_hash_fkey" FOREIGN KEY ("hash") REFERENCES "gateway"."app_text"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
