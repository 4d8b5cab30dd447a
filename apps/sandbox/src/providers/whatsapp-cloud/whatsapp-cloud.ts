import type { Journal } from '../../journal/journal.js';
import type { RetryPlan } from '../../options.js';
import type { World } from '../../world/world.js';
import { BusinessSends } from './chat/business-sends.js';
import { CustomerWrites } from './chat/customer-writes.js';
import { LinkedMedia } from './chat/linked-media.js';
import { Progress } from './chat/progress.js';
import { ReceivedLog } from './chat/received-log.js';
import { WebhookSender } from './webhook/webhook-sender.js';

/** The simulated provider: its parts, put together once. Routes of Graph and of the control API call these. */
export class WhatsAppCloud {
  readonly webhooks: WebhookSender;
  readonly progress: Progress;
  readonly received: ReceivedLog;
  readonly sends: BusinessSends;
  readonly customers: CustomerWrites;

  constructor(
    readonly world: World,
    journal: Journal,
    retry: RetryPlan,
  ) {
    this.webhooks = new WebhookSender(world, journal, retry);
    this.progress = new Progress(world, this.webhooks);
    this.received = new ReceivedLog(world.messages());
    this.sends = new BusinessSends(world, this.progress, this.received, new LinkedMedia(world));
    this.customers = new CustomerWrites(world, this.webhooks);
  }

  start(): void {
    this.webhooks.start((record) => {
      if (record.state === 'delivered' || record.state === 'failed') {
        this.customers.webhookEnded(record.messageIds, record.state);
      }
    });
    this.progress.start();
  }

  close(): void {
    this.webhooks.close();
    this.progress.close();
  }
}
