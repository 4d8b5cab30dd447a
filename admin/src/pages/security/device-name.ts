const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** A browser's long signature in the two words that people know it by; null when it is none. */
export function deviceName(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  const nameOf = (table: readonly [RegExp, string][]): string | undefined =>
    table.find(([sign]) => sign.test(userAgent))?.[1];
  const known = [nameOf(browsers), nameOf(systems)].filter(Boolean).join(' · ');
  return known === '' ? userAgent.slice(0, 40) : known;
}
