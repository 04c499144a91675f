-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "availability";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "content";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "recommendations";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "search";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "sync";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "user";

-- CreateEnum
CREATE TYPE "availability"."OfferType" AS ENUM ('SUBSCRIPTION', 'ADS', 'FREE', 'RENT', 'BUY', 'ADDON', 'CINEMA');

-- CreateEnum
CREATE TYPE "availability"."Quality" AS ENUM ('SD', 'HD', 'UHD');

-- CreateEnum
CREATE TYPE "availability"."OfferSource" AS ENUM ('SAMPLE', 'FILE', 'OPERATOR');

-- CreateEnum
CREATE TYPE "availability"."OfferChangeKind" AS ENUM ('NEW', 'UPDATED', 'REMOVED', 'EXPIRING', 'PRICE_DROP');

-- CreateEnum
CREATE TYPE "content"."TitleKind" AS ENUM ('FILM', 'SHOW', 'SEASON', 'EPISODE');

-- CreateEnum
CREATE TYPE "content"."ShowStatus" AS ENUM ('RUNNING', 'ENDED', 'CANCELED');

-- CreateEnum
CREATE TYPE "content"."CreditRole" AS ENUM ('CREATOR', 'DIRECTOR', 'WRITER', 'ACTOR', 'COMPOSER', 'CINEMATOGRAPHER');

-- CreateTable
CREATE TABLE "availability"."platform" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "regions" TEXT[],
    "monetization" TEXT[],
    "homepage" TEXT NOT NULL,
    "links" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "platform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "availability"."offer" (
    "id" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "platformId" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "type" "availability"."OfferType" NOT NULL,
    "priceMinor" INTEGER,
    "currency" TEXT,
    "quality" "availability"."Quality",
    "hdr" BOOLEAN,
    "audio" TEXT[],
    "subtitles" TEXT[],
    "availableSince" DATE,
    "expiresOn" DATE,
    "expiryKnown" BOOLEAN NOT NULL DEFAULT false,
    "externalId" TEXT,
    "source" "availability"."OfferSource" NOT NULL,
    "checkedAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "availability"."offer_change" (
    "sequence" BIGSERIAL NOT NULL,
    "kind" "availability"."OfferChangeKind" NOT NULL,
    "offerId" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "type" "availability"."OfferType" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offer_change_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "availability"."outbox" (
    "sequence" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "content"."title" (
    "id" TEXT NOT NULL,
    "kind" "content"."TitleKind" NOT NULL,
    "name" TEXT NOT NULL,
    "originalName" TEXT,
    "originalLanguage" TEXT,
    "year" INTEGER,
    "endYear" INTEGER,
    "releaseDate" DATE,
    "runtimeMinutes" INTEGER,
    "status" "content"."ShowStatus",
    "synopsis" TEXT,
    "names" JSONB NOT NULL DEFAULT '{}',
    "synopses" JSONB NOT NULL DEFAULT '{}',
    "genres" TEXT[],
    "keywords" TEXT[],
    "moods" TEXT[],
    "countries" TEXT[],
    "languages" TEXT[],
    "certifications" JSONB NOT NULL DEFAULT '{}',
    "popularity" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "number" INTEGER,
    "parentId" TEXT,
    "seasonCount" INTEGER,
    "episodeCount" INTEGER,
    "matchKey" TEXT NOT NULL,
    "sortDate" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "title_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "content"."person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "born" TEXT,
    "died" TEXT,
    "matchKey" TEXT NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "content"."credit" (
    "titleId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "role" "content"."CreditRole" NOT NULL,
    "character" TEXT,

    CONSTRAINT "credit_pkey" PRIMARY KEY ("titleId","position")
);

-- CreateTable
CREATE TABLE "content"."external_id" (
    "source" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,

    CONSTRAINT "external_id_pkey" PRIMARY KEY ("source","value")
);

-- CreateTable
CREATE TABLE "content"."import_job" (
    "id" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "merged" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "content"."outbox" (
    "sequence" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "recommendations"."item" (
    "titleId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "year" INTEGER,
    "genres" TEXT[],
    "features" TEXT[],
    "popularity" DOUBLE PRECISION NOT NULL,
    "heat" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "item_pkey" PRIMARY KEY ("titleId")
);

-- CreateTable
CREATE TABLE "recommendations"."signal" (
    "userId" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "completion" DOUBLE PRECISION,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("userId","titleId","kind")
);

-- CreateTable
CREATE TABLE "recommendations"."seen_event" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seen_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search"."document" (
    "titleId" TEXT NOT NULL,
    "revision" BIGSERIAL NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "originalName" TEXT,
    "otherNames" TEXT[],
    "synopsis" TEXT,
    "year" INTEGER,
    "runtimeMinutes" INTEGER,
    "genres" TEXT[],
    "keywords" TEXT[],
    "moods" TEXT[],
    "countries" TEXT[],
    "languages" TEXT[],
    "certifications" JSONB NOT NULL DEFAULT '{}',
    "people" TEXT[],
    "popularity" DOUBLE PRECISION NOT NULL,
    "offers" TEXT[],
    "offerSequences" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "document_pkey" PRIMARY KEY ("titleId")
);

-- CreateTable
CREATE TABLE "seed_run" (
    "subgraph" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "seed_run_pkey" PRIMARY KEY ("subgraph")
);

-- CreateTable
CREATE TABLE "sync"."watchlist_entry" (
    "userId" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "watchlist_entry_pkey" PRIMARY KEY ("userId","titleId")
);

-- CreateTable
CREATE TABLE "sync"."progress" (
    "userId" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "positionSeconds" INTEGER NOT NULL,
    "durationSeconds" INTEGER NOT NULL,
    "completed" BOOLEAN NOT NULL,
    "deviceId" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "progress_pkey" PRIMARY KEY ("userId","titleId")
);

-- CreateTable
CREATE TABLE "sync"."outbox" (
    "sequence" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "user"."account" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'user',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user"."preferences" (
    "userId" TEXT NOT NULL,
    "platforms" TEXT[],
    "regions" TEXT[],
    "languages" TEXT[],
    "genresLiked" TEXT[],
    "genresDisliked" TEXT[],
    "certificationCeiling" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "preferences_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "user"."device" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "platform" TEXT,
    "capabilities" TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "offer_titleId_region_idx" ON "availability"."offer"("titleId", "region");

-- CreateIndex
CREATE INDEX "offer_region_expiresOn_id_idx" ON "availability"."offer"("region", "expiresOn", "id");

-- CreateIndex
CREATE INDEX "offer_region_platformId_availableSince_id_idx" ON "availability"."offer"("region", "platformId", "availableSince" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_titleId_platformId_region_type_key" ON "availability"."offer"("titleId", "platformId", "region", "type");

-- CreateIndex
CREATE INDEX "offer_change_region_sequence_idx" ON "availability"."offer_change"("region", "sequence");

-- CreateIndex
CREATE INDEX "offer_change_titleId_sequence_idx" ON "availability"."offer_change"("titleId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_id_key" ON "availability"."outbox"("id");

-- CreateIndex
CREATE INDEX "title_kind_popularity_id_idx" ON "content"."title"("kind", "popularity", "id");

-- CreateIndex
CREATE INDEX "title_kind_sortDate_id_idx" ON "content"."title"("kind", "sortDate", "id");

-- CreateIndex
CREATE INDEX "title_genres_idx" ON "content"."title" USING GIN ("genres");

-- CreateIndex
CREATE INDEX "title_matchKey_year_idx" ON "content"."title"("matchKey", "year");

-- CreateIndex
CREATE INDEX "title_parentId_number_idx" ON "content"."title"("parentId", "number");

-- CreateIndex
CREATE INDEX "person_matchKey_idx" ON "content"."person"("matchKey");

-- CreateIndex
CREATE INDEX "credit_personId_titleId_position_idx" ON "content"."credit"("personId", "titleId", "position");

-- CreateIndex
CREATE INDEX "external_id_titleId_idx" ON "content"."external_id"("titleId");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_id_key" ON "content"."outbox"("id");

-- CreateIndex
CREATE INDEX "item_features_idx" ON "recommendations"."item" USING GIN ("features");

-- CreateIndex
CREATE INDEX "item_heat_popularity_titleId_idx" ON "recommendations"."item"("heat" DESC, "popularity" DESC, "titleId");

-- CreateIndex
CREATE INDEX "item_popularity_titleId_idx" ON "recommendations"."item"("popularity" DESC, "titleId");

-- CreateIndex
CREATE INDEX "signal_userId_at_idx" ON "recommendations"."signal"("userId", "at" DESC);

-- CreateIndex
CREATE INDEX "seen_event_at_idx" ON "recommendations"."seen_event"("at");

-- CreateIndex
CREATE INDEX "document_revision_idx" ON "search"."document"("revision");

-- CreateIndex
CREATE INDEX "watchlist_entry_userId_addedAt_titleId_idx" ON "sync"."watchlist_entry"("userId", "addedAt" DESC, "titleId");

-- CreateIndex
CREATE INDEX "progress_userId_completed_updatedAt_idx" ON "sync"."progress"("userId", "completed", "updatedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "outbox_id_key" ON "sync"."outbox"("id");

-- CreateIndex
CREATE INDEX "device_userId_lastSeenAt_idx" ON "user"."device"("userId", "lastSeenAt" DESC);

-- AddForeignKey
ALTER TABLE "availability"."offer" ADD CONSTRAINT "offer_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "availability"."platform"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "content"."title" ADD CONSTRAINT "title_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "content"."title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "content"."credit" ADD CONSTRAINT "credit_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "content"."title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "content"."credit" ADD CONSTRAINT "credit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "content"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "content"."external_id" ADD CONSTRAINT "external_id_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "content"."title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user"."preferences" ADD CONSTRAINT "preferences_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"."account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user"."device" ADD CONSTRAINT "device_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"."account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
