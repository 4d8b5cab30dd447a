const byDto = new Map<object, Set<string>>();

/** Members that a body of this class may carry although they cannot be changed: they are set aside before it is checked. */
export function setAside(dto: object, names: readonly string[]): void {
  byDto.set(dto, new Set([...(byDto.get(dto) ?? []), ...names]));
}

/** The body without what is set aside for its class. */
export function withoutSetAside(dto: object | undefined, body: unknown): unknown {
  const names = dto && byDto.get(dto);
  if (!names || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name)));
}
