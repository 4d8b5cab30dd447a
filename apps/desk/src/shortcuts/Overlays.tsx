import { CommandPalette } from './CommandPalette.js';
import { ShortcutsDialog } from './ShortcutsDialog.js';

interface OverlaysProps {
  open: 'palette' | 'shortcuts';
  onClose: () => void;
  onShortcuts: () => void;
}

/** What lies over the desk on demand: command palette and list of keys. */
export default function Overlays({ open, onClose, onShortcuts }: OverlaysProps) {
  return open === 'palette' ? (
    <CommandPalette onClose={onClose} onShortcuts={onShortcuts} />
  ) : (
    <ShortcutsDialog onClose={onClose} />
  );
}
