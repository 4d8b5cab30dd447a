import type { Delivery } from '../api/types.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon, type IconName } from '../icons/Icon.js';
import css from './bubble.module.css';

const marks: Record<Delivery, IconName> = {
  queued: 'clock',
  sending: 'clock',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
  failed: 'alert',
};

/** How far an answer has come: clock, one tick, two, two in blue; red when it failed. */
export function DeliveryMark({ delivery }: { delivery: Delivery }) {
  const { t } = useI18n();
  return (
    <span className={css.delivery} data-delivery={delivery} title={t(`delivery.${delivery}`)}>
      <Icon name={marks[delivery]} size={15} label={t(`delivery.${delivery}`)} />
    </span>
  );
}
