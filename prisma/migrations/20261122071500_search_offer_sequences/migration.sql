-- AlterTable
ALTER TABLE "search"."document" ADD COLUMN     "offerSequences" JSONB NOT NULL DEFAULT '{}';

