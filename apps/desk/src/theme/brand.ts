import type { Branding } from '@guiche/contracts';
import { createStore } from '../app/store.js';
import { useStore } from '../app/use-store.js';
import { lightTokens } from './tokens.js';

const ours: Branding = { name: null, logoUrl: null, faviconUrl: null, accent: null, accentDark: null, header: null };
const remembered = 'guiche.branding';

/** What this browser saw last: shown at once, and corrected when the server has answered. */
function seenLast(): Branding {
  try {
    return { ...ours, ...(JSON.parse(localStorage.getItem(remembered) ?? '{}') as Partial<Branding>) };
  } catch {
    return ours;
  }
}

/** How the platform calls itself and looks (ORG-6). */
export const brandStore = createStore<Branding>(seenLast());

export const useBranding = (): Branding => useStore(brandStore);

/** The platform's own name, or ours. */
export const brandName = (): string => brandStore.get().name ?? 'Guichê';

/** Asks the server how the platform looks; without an answer it stays as it was. */
export async function loadBranding(): Promise<void> {
  putOnPage(brandStore.get());
  try {
    const response = await fetch('/api/v1/branding', { headers: { Accept: 'application/json' } });
    if (!response.ok) return;
    const next = { ...ours, ...((await response.json()) as Branding) };
    const text = JSON.stringify(next);
    localStorage.setItem(remembered, text);
    if (text !== JSON.stringify(brandStore.get())) brandStore.set(next);
    putOnPage(next);
  } catch {
    // The next page asks again.
  }
}

function putOnPage({ name, faviconUrl, header }: Branding): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon !== null) {
    icon.dataset.own ??= icon.href;
    icon.href = faviconUrl ?? icon.dataset.own;
    icon.type = faviconUrl === null ? 'image/svg+xml' : '';
  }
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', header ?? lightTokens.accent);
  // A number of unread tickets in front of it stays.
  document.title = document.title.replace(/^(\(\d+\+?\) )?.*$/, `$1${name ?? 'Guichê'}`);
}
