/** The prefix of the native API; controllers are written without it. */
export const apiPrefix = 'api/v1';

/**
 * The first segments of routes that others dictate and that therefore stand outside the native API: providers' webhooks,
 * probes, metrics, and the Citrus-compatible façade under `api/…`.
 */
const outside = ['webhooks', 'health', 'metrics', 'api'];

/** For Nest's global prefix. */
export const outsideApi: readonly string[] = outside.flatMap((root) => [root, `${root}/*rest`]);

/** The path of a route as clients call it. Throws when a controller spells the prefix out itself. */
export function publicPath(path: string): string {
  const segments = path.split('/').filter(Boolean);
  if (path.includes(apiPrefix)) throw new Error(`The route ${path} must be written without ${apiPrefix}`);
  return outside.includes(segments[0] ?? '') ? `/${segments.join('/')}` : `/${[apiPrefix, ...segments].join('/')}`;
}
