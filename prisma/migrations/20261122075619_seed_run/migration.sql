-- CreateTable
CREATE TABLE "seed_run" (
    "subgraph" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "seed_run_pkey" PRIMARY KEY ("subgraph")
);
