/** The token of an `Authorization: Bearer …` header; null when there is none. */
export const bearerOf = (header: string | undefined): string | null =>
  /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null;
