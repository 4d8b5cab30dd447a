import { Injectable } from '@nestjs/common';
import { AccessExplainer, permissionWords, reachWords, type Actor, type ExplainedAccess } from '@guiche/identity';
import { NotFound } from '@guiche/kernel';
import { currentCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { wordsFor } from '@guiche/platform/http';
import { ticketPermissions } from '../../tickets.permissions.js';
import { ticketScope, type TicketFacts } from '../ticket-scope.js';
import { TicketReaderRepository } from '../ticket-reader.repository.js';
import { TicketRepository } from '../ticket.repository.js';
import { ExplanationRepository, type TicketNames } from './explanation.repository.js';
import type { TicketAccessReasonResponse, TicketAccessResponse } from './ticket-explanation.dto.js';

type Part = 'own' | 'unassigned' | 'others' | 'participating' | 'team' | 'sector' | 'subordinates';

const parts: readonly Part[] = ['own', 'unassigned', 'others', 'participating', 'team', 'sector', 'subordinates'];

/** What it says of a ticket that a part of a reach reaches it, and that it does not. */
const words: Readonly<Record<Part, readonly [matched: string, unmatched: string]>> = {
  own: ['ticket.why-own', 'ticket.why-not-own'],
  unassigned: ['ticket.why-unassigned', 'ticket.why-not-unassigned'],
  others: ['ticket.why-others', 'ticket.why-not-others'],
  participating: ['ticket.why-participating', 'ticket.why-not-participating'],
  team: ['ticket.why-team', 'ticket.why-not-team'],
  sector: ['ticket.why-sector', 'ticket.why-not-sector'],
  subordinates: ['ticket.why-subordinates', 'ticket.why-not-subordinates'],
};

/** Answers why somebody sees a ticket or not (IAM-9a), by the predicate that decides it. */
@Injectable()
export class TicketExplanation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly explainer: AccessExplainer,
    private readonly tickets: TicketRepository,
    private readonly rows: TicketReaderRepository,
    private readonly explanations: ExplanationRepository,
  ) {}

  /** Only of tickets that whoever asks reaches himself. */
  explain(asking: Actor, ticketId: string, userId: string): Promise<TicketAccessResponse> {
    return this.uow.read(async (tx) => {
      const visible = await this.tickets.find(tx, asking.scope, ticketId);
      const facts = visible && (await this.rows.factsOf(tx, ticketId));
      const names = visible && (await this.explanations.names(tx, ticketId));
      if (!facts || !names) throw new NotFound('ticket.not-found');
      return answer(ticketId, facts, names, await this.explainer.explainIn(tx, asking, userId));
    });
  }
}

function answer(
  ticketId: string,
  facts: TicketFacts,
  names: TicketNames,
  access: ExplainedAccess,
): TicketAccessResponse {
  const { user, profile, scope, actor } = access;
  const { language } = currentCause();
  const lists = actor?.permissions.has(ticketPermissions.list) ?? false;
  const reached = lists && scope !== null && ticketScope.admits(scope, facts);
  const readsMessages = reached && (actor?.permissions.has(ticketPermissions.readMessages) ?? false);
  const code = !reached ? 'ticket.why-hidden' : readsMessages ? 'ticket.why-reached' : 'ticket.why-seen-not-read';
  return {
    ticketId,
    protocol: names.protocol,
    userId: user.id,
    userName: user.name,
    profileId: profile.id,
    profileName: profile.name,
    reached,
    readsMessages,
    text: wordsFor(code, language, { user: user.name, protocol: names.protocol }) ?? code,
    reasons: [
      permissionReason(access, ticketPermissions.list),
      permissionReason(access, ticketPermissions.readMessages),
      inboxReason(access, facts, names),
      ...parts.map((part) => partReason(access, part, facts, names)),
    ],
  };
}

function permissionReason(access: ExplainedAccess, permission: string): TicketAccessReasonResponse {
  const found = access.permissions.find(({ code }) => code === permission);
  const held = found?.held ?? false;
  const text = `${permission}: ${permissionWords(access, found?.why ?? 'kept-back', currentCause().language)}`;
  return { kind: 'permission', permission, held, matched: held, text };
}

function inboxReason(
  { scope, user }: ExplainedAccess,
  facts: TicketFacts,
  names: TicketNames,
): TicketAccessReasonResponse {
  const everywhere = scope?.inboxIds === 'all';
  const member = scope !== null && scope.inboxIds !== 'all' && scope.inboxIds.includes(facts.inboxId);
  const code = everywhere ? 'ticket.why-all-inboxes' : member ? 'ticket.why-inbox' : 'ticket.why-not-inbox';
  const text = wordsFor(code, currentCause().language, { user: user.name, inbox: names.inbox }) ?? code;
  return { kind: 'inbox', permission: null, held: everywhere || member, matched: everywhere || member, text };
}

function partReason(
  { scope, user, profile }: ExplainedAccess,
  part: Part,
  facts: TicketFacts,
  names: TicketNames,
): TicketAccessReasonResponse {
  const { language } = currentCause();
  const held = scope !== null && (part === 'own' || (scope[part] ?? false));
  // Asked without the inbox, which has a reason of its own.
  const matched = scope !== null && ticketScope.reasons({ ...scope, inboxIds: 'all' }, facts).includes(part);
  const [is, isNot] = words[part];
  const params = {
    user: user.name,
    profile: profile.name,
    assignee: names.assignee ?? '–',
    sector: names.sector ?? '–',
    reach: reachWords(part, language),
  };
  const code = held ? (matched ? is : isNot) : 'ticket.why-not-in-profile';
  return { kind: part, permission: null, held, matched, text: wordsFor(code, language, params) ?? code };
}
