/** Calls at once, then at most every `ms`, and once more at the end if it was called in between. */
export function throttle(work: () => void, ms: number): () => void {
  let waiting = false;
  let again = false;
  const run = (): void => {
    work();
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (again) {
        again = false;
        run();
      }
    }, ms);
  };
  return () => {
    if (waiting) again = true;
    else run();
  };
}
