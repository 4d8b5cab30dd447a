import { definePermissions } from '@guiche/kernel';

/** What one may do with tickets; which tickets is the access scope's matter (IAM-9). */
export const ticketPermissions = definePermissions('tickets', 'tickets', {
  list: {
    ptBR: 'Listar atendimentos',
    en: 'List tickets',
    ptBRHelp:
      'Ver que o atendimento existe, com situação, responsável e classificação; as mensagens são outra permissão',
    enHelp: 'See that a ticket exists, with status, owner and classification; its messages are another permission',
  },
  readMessages: {
    ptBR: 'Ler mensagens de atendimentos',
    en: 'Read the messages of tickets',
    ptBRHelp: 'Ler a conversa, as notas, os anexos e a prévia da última mensagem dos atendimentos que se alcançam',
    enHelp: 'Read conversation, notes, attachments and the preview of the last message of the tickets one reaches',
  },
  reply: {
    ptBR: 'Responder atendimentos',
    en: 'Answer tickets',
    ptBRHelp: 'Escrever ao cliente, anexar arquivos e reenviar mensagens que falharam',
    enHelp: 'Write to the customer, attach files and retry messages that failed',
  },
  note: { ptBR: 'Escrever notas internas', en: 'Write internal notes' },
  take: { ptBR: 'Assumir atendimentos', en: 'Take tickets' },
  assign: { ptBR: 'Atribuir atendimentos', en: 'Assign tickets' },
  transfer: { ptBR: 'Transferir atendimentos', en: 'Transfer tickets' },
  classify: {
    ptBR: 'Classificar atendimentos',
    en: 'Classify tickets',
    ptBRHelp: 'Alterar setor, tipo de ocorrência, ocorrência, prioridade e solução',
    enHelp: 'Change sector, occurrence type, occurrence, priority and solution',
  },
  finish: { ptBR: 'Finalizar atendimentos', en: 'Finish tickets' },
  cancel: { ptBR: 'Cancelar atendimentos', en: 'Cancel tickets' },
  markUnfounded: { ptBR: 'Marcar atendimentos como improcedentes', en: 'Mark tickets as unfounded' },
  reopen: { ptBR: 'Reabrir atendimentos finalizados', en: 'Reopen finished tickets' },
  changeStatusViaApi: {
    ptBR: 'Alterar status de atendimento via api',
    en: 'Change ticket status via API',
    rootOnly: true,
  },
});

/** What one may do with contacts that are not tickets yet. */
export const intakePermissions = definePermissions('intakes', 'serviceDesk', {
  list: { ptBR: 'Listar pré-atendimentos', en: 'List intakes' },
  convert: { ptBR: 'Converter pré-atendimentos', en: 'Convert intakes' },
  discard: { ptBR: 'Descartar pré-atendimentos', en: 'Discard intakes' },
});
