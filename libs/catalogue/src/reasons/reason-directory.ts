import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import type { ReadTx } from '@guiche/platform/database';
import type { ReasonAction } from './reason.entity.js';
import { ReasonRepository, type ReasonView } from './reason.repository.js';

/** Finds reasons for other libs. */
@Injectable()
export class ReasonDirectory {
  constructor(private readonly reasons: ReasonRepository) {}

  /** One reason, also a deactivated one. */
  find(tx: ReadTx, id: string): Promise<ReasonView | null> {
    return this.reasons.find(tx, id);
  }

  /** An active reason for this action by its name, with case, accents and surplus blanks forgiven; null if there is none. */
  findByName(tx: ReadTx, name: string, action: ReasonAction): Promise<ReasonView | null> {
    return this.reasons.byName(tx, name, action);
  }

  /** The active reasons for an action, in their order. */
  forAction(tx: ReadTx, action: ReasonAction): Promise<ReasonView[]> {
    return this.reasons.forAction(tx, action);
  }

  /** The reason, if it is active and allowed for the action; throws Invalid for `field` otherwise. */
  async require(tx: ReadTx, id: string, action: ReasonAction, field = 'reasonId'): Promise<ReasonView> {
    const reason = await this.reasons.find(tx, id);
    const code = !reason
      ? 'platform.field.no-such-record'
      : !reason.active
        ? 'catalogue.deactivated'
        : !reason.actions.includes(action)
          ? 'catalogue.reason-not-for-action'
          : null;
    if (code || !reason) throw new Invalid('platform.invalid-input', {}, [{ field, code: code ?? '' }]);
    return reason;
  }
}
