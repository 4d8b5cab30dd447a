import { useEffect, useRef } from 'react';

type Handler = () => void;

const handlers = new Map<string, Handler[]>();

/** Where a single letter is text and not a command. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null);

/** "Mod+k" for Ctrl or Cmd, otherwise the key as it is typed ("?", "j", "ArrowDown"). */
const comboOf = (event: KeyboardEvent): string =>
  event.ctrlKey || event.metaKey ? `Mod+${event.key.toLowerCase()}` : event.key;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const combo = comboOf(event);
  if (!combo.startsWith('Mod+') && isTyping(event.target)) return;
  const handler = handlers.get(combo)?.at(-1);
  if (handler === undefined) return;
  event.preventDefault();
  handler();
}

/** Whether a key does something where the user is now: the command palette offers what does. */
export const isBound = (combo: string): boolean => handlers.has(combo);

/** Does what a key would do. */
export const press = (combo: string): void => handlers.get(combo)?.at(-1)?.();

/** Binds a key while the component is there; of several, the one bound last has it. */
export function useShortcut(combo: string, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const bound: Handler = () => latest.current();
    if (handlers.size === 0) window.addEventListener('keydown', onKeyDown);
    handlers.set(combo, [...(handlers.get(combo) ?? []), bound]);
    return () => {
      const rest = (handlers.get(combo) ?? []).filter((one) => one !== bound);
      if (rest.length > 0) handlers.set(combo, rest);
      else handlers.delete(combo);
      if (handlers.size === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [combo, enabled]);
}
