import Button from '@mui/material/Button';
import type { View } from '../app/views.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import css from './list.module.css';

/** What a view says when there is nothing in it: a different thing for "all done" and for "nothing found". */
export function EmptyList({ view, searching, onClear }: { view: View; searching: boolean; onClear?: () => void }) {
  const { t } = useI18n();
  return (
    <div className={css.empty} data-testid="list-empty">
      <span className={css.emptyMark}>
        <Icon name={searching ? 'search' : view === 'mine' ? 'check' : 'inbox'} size={24} />
      </span>
      <strong>{searching ? t('list.nothingFound') : t(`list.empty.${view}`)}</strong>
      <p>{searching ? t('list.nothingFoundHint') : t(`list.emptyHint.${view}`)}</p>
      {searching && onClear !== undefined && (
        <Button variant="outlined" onClick={onClear}>
          {t('list.clearSearch')}
        </Button>
      )}
    </div>
  );
}
