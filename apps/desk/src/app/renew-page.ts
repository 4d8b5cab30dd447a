const key = 'guiche.renewed';
const pauseMs = 30_000;

/**
 * After an upgrade of the server a page left open asks for parts that are no longer there: it is loaded anew, once in
 * a while at most, so that a part that is truly missing does not make it load for ever.
 */
export function renewPageAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(key)) < pauseMs) return;
    event.preventDefault();
    sessionStorage.setItem(key, String(Date.now()));
    location.reload();
  });
}
