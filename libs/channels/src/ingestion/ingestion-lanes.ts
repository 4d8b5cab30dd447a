/** How many inboxes can be ingested at once. */
export const ingestionLanes = 4;
