import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '../api/types.js';

interface Options {
  messages: Message[];
  ready: boolean;
  loadOlder: () => Promise<boolean>;
}

const nearEnd = 60;
const nearStart = 500;

const bubbleOf = (box: HTMLElement, id: string): HTMLElement | null =>
  box.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(id)}"]`);

/**
 * Keeps the reader where he is: at the end while he reads the newest, at his place when older messages come in above,
 * and tells how many came below while he was away from the end.
 */
export function useThreadScroll({ messages, ready, loadOlder }: Options) {
  const ref = useRef<HTMLDivElement>(null);
  const stick = useRef(true);
  const anchor = useRef<{ id: string; top: number } | null>(null);
  const seen = useRef({ firstId: '', lastKey: '' });
  const [atEnd, setAtEnd] = useState(true);
  const [fresh, setFresh] = useState(0);

  const first = messages[0];
  const last = messages.at(-1);

  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null || !ready) return;
    const lastKey = last?.clientKey ?? last?.id ?? '';
    const cameLast = lastKey !== seen.current.lastKey;
    const began = seen.current.lastKey === '';
    if (
      anchor.current !== null &&
      first !== undefined &&
      first.id !== seen.current.firstId &&
      !began &&
      !stick.current
    ) {
      const known = bubbleOf(box, anchor.current.id);
      if (known !== null) box.scrollTop += known.offsetTop - anchor.current.top;
    }
    if (cameLast && !began && last !== undefined) {
      if (last.direction !== 'in' && last.author.kind === 'agent' && last.id === last.clientKey) stick.current = true;
      if (!stick.current && last.direction === 'in') setFresh((count) => count + 1);
    }
    if (stick.current) box.scrollTop = box.scrollHeight;
    seen.current = { firstId: first?.id ?? '', lastKey };
    anchor.current = first === undefined ? null : { id: first.id, top: bubbleOf(box, first.id)?.offsetTop ?? 0 };
  }, [messages, first, last, ready]);

  // The composer grows, the window shrinks, a picture arrives: whoever was at the end stays there.
  useEffect(() => {
    const box = ref.current;
    if (box === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      if (stick.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [ready]);

  const onScroll = useCallback(() => {
    const box = ref.current;
    if (box === null) return;
    const end = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
    stick.current = end;
    setAtEnd(end);
    if (end) setFresh(0);
    if (box.scrollTop < nearStart && box.scrollHeight > box.clientHeight) void loadOlder();
  }, [loadOlder]);

  const toEnd = useCallback(() => {
    stick.current = true;
    setFresh(0);
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
  }, []);

  /** Goes to a message that was quoted, fetching the history down to it when it is not there yet. */
  const jump = useCallback(
    async (target: { id: string }) => {
      for (let pages = 0; pages < 20; pages += 1) {
        const bubble = ref.current === null ? null : bubbleOf(ref.current, target.id);
        if (bubble !== null) {
          stick.current = false;
          bubble.scrollIntoView({ block: 'center' });
          bubble.animate?.([{ background: 'var(--g-amber-soft)' }, { background: 'transparent' }], { duration: 1600 });
          return;
        }
        stick.current = false;
        if (!(await loadOlder())) return;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    [loadOlder],
  );

  return { ref, onScroll, atEnd, fresh, toEnd, jump };
}
