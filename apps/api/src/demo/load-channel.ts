import { randomBytes } from 'node:crypto';
import type { DemoClient } from './demo-client.js';
import type { DemoCatalogueIds } from './load-catalogue.js';
import type { DemoPeopleIds } from './load-people.js';

/** A WhatsApp number as its provider knows it. */
export interface DemoBusiness {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly webhookUrl: string;
}

interface Surroundings {
  readonly sandboxUrl: string;
  readonly registerBusiness: (business: DemoBusiness) => Promise<void>;
  readonly people: DemoPeopleIds;
  readonly catalogue: DemoCatalogueIds;
}

const number = { phoneNumberId: '106540352242922', wabaId: '102290129340398', displayPhoneNumber: '+55 11 4003-1234' };

/** The WhatsApp inbox on the simulator, its conversion of intakes, and the queue that it feeds. */
export async function loadChannel(client: DemoClient, around: Surroundings): Promise<void> {
  const { people, catalogue } = around;
  const agents = ['bruno', 'carla', 'diego'].map((login) => people.get(login));
  // Made once and kept sealed; a repeated load sets them anew, so that both sides always know the same.
  const secrets = { accessToken: randomBytes(24).toString('hex'), appSecret: randomBytes(24).toString('hex') };
  const settings = {
    phoneNumberId: number.phoneNumberId,
    businessAccountId: number.wabaId,
    displayPhone: number.displayPhoneNumber,
    graphBaseUrl: `${around.sandboxUrl}/graph`,
  };
  const found = await client.get<{ id: string; version: number }[]>('/inboxes');
  const fields = { name: 'WhatsApp Solaris', settings, secrets, memberIds: [...agents, people.get('sofia')] };
  const existing = found[0];
  const inbox = existing
    ? await client.put<Inbox>(`/inboxes/${existing.id}`, { ...fields, version: existing.version })
    : await client.post<Inbox>('/inboxes', { ...fields, provider: 'whatsapp-cloud' });
  await around.registerBusiness({
    ...number,
    ...secrets,
    verifiedName: 'Solaris Energia',
    verifyToken: inbox.verifyToken,
    webhookUrl: inbox.webhookUrl,
  });
  const queue = await client.create('/queues', 'first', {
    name: 'Primeiro atendimento',
    capacity: 5,
    members: agents.map((userId) => ({ userId })),
  });
  await client.put(`/inboxes/${inbox.id}/queue`, { queueId: queue.id });
  const conversion = await client.get<{ version: number }>(`/inboxes/${inbox.id}/conversion`);
  await client.put(`/inboxes/${inbox.id}/conversion`, {
    version: conversion.version,
    automatic: true,
    creatorId: people.get('root'),
    sectorId: catalogue.sectors.get('service'),
    occurrenceTypeId: catalogue.types.get('doubt'),
    occurrenceId: catalogue.occurrences.get('general'),
    solutionId: catalogue.solutions.get('informed'),
    protocolMessage:
      'Olá! Recebemos sua mensagem. Seu protocolo é {{ticket.protocol}}. Em instantes alguém atende você.',
  });
}

interface Inbox {
  readonly id: string;
  readonly verifyToken: string;
  readonly webhookUrl: string;
}
