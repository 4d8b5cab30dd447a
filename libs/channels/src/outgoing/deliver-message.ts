import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { HandlesJob, RetryLater, type JobRun } from '@guiche/platform/jobs';
import { Outbox } from '@guiche/platform/outbox';
import type { AdapterContext, OutboundMedia, Refusal } from '../adapters/channel-adapter.js';
import { channelsConfig } from '../channels.config.js';
import { InboxCache, type OpenInbox } from '../inboxes/inbox-cache.js';
import { DeliveryStateRepository } from '../ingestion/delivery-state.repository.js';
import { InboxPulse } from '../inboxes/inbox-pulse.js';
import { messageChanged } from '../messages/message.events.js';
import type { Failure } from '../messages/message.types.js';
import { ownFailure } from '../messages/own-failure.js';
import { deliverMessage } from './deliver-message.job.js';
import { consequenceOf, uncertain } from './delivery-outcome.js';
import { DeliveryRepository, type DeliveryRecord } from './delivery.repository.js';
import { InboxBreaker } from './inbox-breaker.js';
import { MediaUpload } from './media-upload.js';
import { reconnectCheckMs } from './patience.js';
import { sendMark } from './send-mark.js';
import { TokenBuckets } from './token-bucket.js';
import { UnresolvedSends } from './unresolved-sends.js';

/**
 * Sends one message, exactly once as far as the provider lets it (CHN-4, TKT-7). Before the send the row says that one was
 * begun; after it, what came of it. A process that dies in between leaves a begun send, which is cleared up by the
 * provider's echo or, without one, shown as uncertain; it is never simply made again.
 */
@Injectable()
export class DeliverMessage {
  private readonly buckets = new TokenBuckets();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: DeliveryRepository,
    private readonly states: DeliveryStateRepository,
    private readonly inboxes: InboxCache,
    private readonly uploads: MediaUpload,
    private readonly unresolved: UnresolvedSends,
    private readonly breaker: InboxBreaker,
    private readonly pulse: InboxPulse,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @HandlesJob(deliverMessage)
  async run(job: JobRun<{ messageId: string }>): Promise<void> {
    const message = await this.uow.read((tx) => this.deliveries.find(tx, job.payload.messageId));
    if (message === null || isSettled(message)) return;
    const inbox = await this.inboxes.load(message.inboxId);
    if (inbox === null || !inbox.active) {
      await this.fail(message, ownFailure('channels.inbox-inactive'));
      return;
    }
    if (this.isPatienceOver(job.firstStartedAt) && message.attemptBegunAt === null) {
      await this.fail(message, message.failure ?? ownFailure('channels.gave-up'));
      return;
    }
    await this.mayGoNow(message, inbox);
    await this.send(message, inbox, job.signal);
  }

  /** Throws RetryLater while it may not; fails a message whose earlier send nobody can clear up. */
  private async mayGoNow(message: DeliveryRecord, inbox: OpenInbox): Promise<void> {
    const now = this.clock.now();
    if (message.attemptBegunAt !== null && inbox.adapter.capabilities.echoesSends) {
      const ms = await this.unresolved.waitMs(message);
      if (ms > 0) throw new RetryLater(ms, 'the provider may have accepted it: its echo is waited for');
    }
    if (message.reconnectNeeded) throw new RetryLater(reconnectCheckMs, 'the inbox waits to be repaired');
    const pausedMs = (message.pausedUntil?.getTime() ?? 0) - now.getTime();
    if (pausedMs > 0) throw new RetryLater(pausedMs, 'the inbox pauses after failures');
    const rateMs = this.buckets.take(inbox.id, inbox.adapter.messagesPerSecond(inbox.settings), now);
    if (rateMs > 0) throw new RetryLater(rateMs, 'the inbox is at its rate limit');
  }

  private async send(message: DeliveryRecord, inbox: OpenInbox, signal: AbortSignal): Promise<void> {
    if (message.attemptBegunAt !== null && !inbox.adapter.capabilities.echoesSends) {
      await this.fail(message, uncertain('the process ended while it was being sent'));
      return;
    }
    const context: AdapterContext = { settings: inbox.settings, secrets: inbox.secrets, signal };
    const upload = await this.uploads.ensure(message, inbox, context);
    if (!upload.ok) return this.refused(message, inbox, upload.refusal);
    const begun = await this.uow.read((tx) => this.deliveries.begin(tx, message, this.clock.now()));
    // An echo came, or another process was faster: what there was to do is done.
    if (!begun) return;
    const answer = await inbox.adapter.send(outbound(message, upload.value), context);
    if (!answer.ok) return this.refused(message, inbox, answer.refusal);
    await this.accepted(message, inbox, answer.value.externalId);
  }

  private async accepted(message: DeliveryRecord, inbox: OpenInbox, externalId: string): Promise<void> {
    const hadTrouble = message.consecutiveFailures > 0 || message.pausedUntil !== null;
    await this.uow.run(async (tx) => {
      // With an echo the states find the message by our mark; without one, some may have come before this answer.
      if (!inbox.adapter.capabilities.echoesSends) await this.states.lockEarly(tx, [externalId]);
      const now = this.clock.now();
      if (await this.deliveries.accepted(tx, message, externalId, now)) await this.outbox.record(tx, changed(message));
      this.pulse.sent(tx, inbox.id, now, hadTrouble);
    });
    this.unresolved.forget(message);
  }

  private async refused(message: DeliveryRecord, inbox: OpenInbox, refusal: Refusal): Promise<void> {
    const consequence = consequenceOf(refusal, {
      sendFailures: message.sendFailures,
      echoesSends: inbox.adapter.capabilities.echoesSends,
      echoGraceMs: channelsConfig().echoGraceSeconds * 1000,
    });
    await this.uow.run(async (tx) => {
      if (refusal.mediaIsStale && message.attachment !== null) {
        await this.deliveries.keepReference(tx, message.attachment.id, null);
      }
      const isChanged =
        consequence.kind === 'fail'
          ? await this.deliveries.fail(tx, message, consequence.failure, this.clock.now())
          : await this.deliveries.wait(tx, message, consequence.failure, consequence.outcomeUnknown);
      if (isChanged) await this.outbox.record(tx, changed(message));
      await this.breaker.note(tx, inbox.id, refusal);
    });
    if (consequence.kind === 'fail') return;
    if (consequence.outcomeUnknown) this.unresolved.notice(message);
    else this.unresolved.forget(message);
    throw new RetryLater(consequence.ms, `${refusal.kind}: ${refusal.failure.title}`);
  }

  private async fail(message: DeliveryRecord, failure: Failure): Promise<void> {
    await this.uow.run(async (tx) => {
      if (await this.deliveries.fail(tx, message, failure, this.clock.now()))
        await this.outbox.record(tx, changed(message));
    });
    this.unresolved.forget(message);
  }

  private isPatienceOver(firstStartedAt: Date): boolean {
    return this.clock.now().getTime() - firstStartedAt.getTime() > channelsConfig().giveUpHours * 3_600_000;
  }
}

const isSettled = ({ delivery, externalId }: DeliveryRecord): boolean =>
  externalId !== null || (delivery !== 'queued' && delivery !== 'sending');

const changed = ({ id, conversationId, inboxId }: DeliveryRecord): ReturnType<typeof messageChanged> =>
  messageChanged({ messageId: id, conversationId, inboxId, what: 'delivery' });

const outbound = (
  message: DeliveryRecord,
  media: OutboundMedia | null,
): Parameters<OpenInbox['adapter']['send']>[0] => ({
  address: message.address,
  type: message.type,
  text: message.text,
  content: message.content,
  media,
  replyToExternalId: message.replyToExternalId,
  mark: sendMark(message.id, message.sendRound),
});
