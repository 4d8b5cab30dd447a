import { apiUrl, currentAccessToken, renew } from './session.js';

/** Takes the trail out as a file, however long it is, and tells how many entries have come while it comes. */
export async function downloadAudit(
  filter: object,
  format: 'csv' | 'jsonl',
  onProgress: (entries: number) => void,
): Promise<Blob> {
  const url = `${apiUrl}/audit-entries/export?format=${format}&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const ask = () =>
    fetch(url, {
      headers: {
        Authorization: `Bearer ${currentAccessToken() ?? ''}`,
        'Accept-Language': document.documentElement.lang,
      },
    });
  let response = await ask();
  if (response.status === 401) {
    await renew();
    response = await ask();
  }
  if (!response.ok || response.body === null) {
    const problem = (await response.json().catch(() => null)) as { detail?: string; title?: string } | null;
    throw new Error(problem?.detail ?? problem?.title ?? 'ra.notification.http_error');
  }
  const parts: BlobPart[] = [];
  const reader = response.body.getReader();
  // A line is an entry; in CSV the first one names the columns.
  let lines = format === 'csv' ? -1 : 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    parts.push(value);
    for (const byte of value) if (byte === 10) lines++;
    onProgress(Math.max(lines, 0));
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? 'text/plain' });
}
