import { useI18n } from '../i18n/use-i18n.js';
import { BrandMark } from '../icons/BrandMark.js';
import { Icon } from '../icons/Icon.js';
import { PresenceMenu } from '../presence/PresenceMenu.js';
import { ConnectionState } from '../realtime/ConnectionState.js';
import { useBranding } from '../theme/brand.js';
import css from './header.module.css';
import { UserMenu } from './UserMenu.js';

interface DeskHeaderProps {
  onPalette: () => void;
  onShortcuts: () => void;
  hiddenOnPhone: boolean;
}

/** Brand, search, connection, presence and the user, above the columns. */
export function DeskHeader({ onPalette, onShortcuts, hiddenOnPhone }: DeskHeaderProps) {
  const { t } = useI18n();
  const { name } = useBranding();
  return (
    <header className={css.header} data-hidden={hiddenOnPhone}>
      <span className={css.brand}>
        <BrandMark size={28} />
        <h1 className={css.name}>{name ?? 'Guichê'}</h1>
      </span>
      <button type="button" className={css.palette} onClick={onPalette} data-testid="palette-button">
        <Icon name="search" size={16} />
        <span>{t('palette.placeholder')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className={css.space} />
      <ConnectionState />
      <PresenceMenu />
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
}
