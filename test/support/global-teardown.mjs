/** Stops what global-setup started. */
export default async function teardown() {
  for (const stop of globalThis.__guicheStops ?? []) await stop();
}
