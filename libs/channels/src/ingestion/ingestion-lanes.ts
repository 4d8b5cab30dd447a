/** How many people's messages can be ingested at once; those of one person stay in one lane. */
export const ingestionLanes = 4;
