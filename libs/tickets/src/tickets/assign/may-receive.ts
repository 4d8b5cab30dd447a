import { may, type Actor } from '@guiche/identity';
import { ticketPermissions } from '../../tickets.permissions.js';
import { ticketScope } from '../ticket-scope.js';

/** Whether somebody can be given tickets of an inbox: he works on it and may answer. */
export const mayReceive = (receiver: Actor, inboxId: string): boolean =>
  ticketScope.admits(receiver.scope, { inboxId, assigneeId: receiver.userId }) &&
  may(receiver, ticketPermissions.reply);
