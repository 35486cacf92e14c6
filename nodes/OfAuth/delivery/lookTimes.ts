/**
 * When it is looked whether a message of unknown outcome exists: milliseconds from the failure of the last
 * of them. OFAuth shows a fresh message late at times (another vendor's word), so it is not looked once.
 */
export const LOOK_TIMES = [0, 10_000, 28_000];

/** Milliseconds that one look may take: a server that hangs must not make minutes of half a minute. */
export const LONGEST_LOOK = 10_000;
