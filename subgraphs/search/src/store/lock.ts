/**
 * The advisory lock of everyone who writes documents. Revisions come from a sequence, which counts outside of transactions:
 * without the lock a lower revision could become visible after a higher one was read, and no index would ever see it.
 */
export const REVISION_LOCK = 7_368_001n;
