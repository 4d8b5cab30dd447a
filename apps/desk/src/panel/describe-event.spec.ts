import type { TimelineEntry } from '../api/types.js';
import { ptBR } from '../i18n/pt-BR.js';
import { makeTranslate } from '../i18n/translate.js';
import { describe as say } from './describe-event.js';

const t = makeTranslate(ptBR, 'pt-BR');
const entry = (
  type: string,
  data: Record<string, unknown>,
  kind: TimelineEntry['actor']['kind'] = 'user',
): TimelineEntry => ({
  seq: 1,
  type,
  at: '2026-11-23T12:00:00Z',
  actor: { kind, id: 'u', name: kind === 'user' ? 'Ana' : null },
  data,
});

describe('TKT-14: the time line reads as sentences', () => {
  it.each([
    [entry('opened', { via: 'automatic' }), 'Atendimento aberto automaticamente.'],
    [entry('opened', { via: 'manual' }), 'Ana abriu o atendimento.'],
    [entry('queued', { names: { queue: 'Vendas' } }, 'system'), 'Entrou na fila Vendas.'],
    [entry('assigned', { how: 'automatic', names: { toUser: 'Ana' } }, 'system'), 'Distribuído para Ana.'],
    [entry('assigned', { how: 'taken', names: { toUser: 'Ana' } }), 'Ana assumiu o atendimento.'],
    [entry('assigned', { how: 'manual', names: { fromUser: 'Bia' } }), 'Ana tirou o atendimento de Bia.'],
    [
      entry('transferred', { names: { toQueue: 'Suporte', reason: 'Outro setor' } }),
      'Ana transferiu para Suporte. Motivo: Outro setor.',
    ],
    [
      entry('status-changed', { from: 'inProgress', to: 'waiting', names: {} }),
      'Ana mudou de Em atendimento para Aguardando retorno.',
    ],
    [
      entry('status-changed', { from: 'inProgress', to: 'finished', names: { solution: 'Boleto reenviado' } }),
      'Ana finalizou: Boleto reenviado.',
    ],
    [
      entry('classified', {
        sectorId: { from: null, to: 's' },
        priority: { from: 2, to: 4 },
        names: { sector: 'Vendas' },
      }),
      'Ana classificou o atendimento · Setor: Vendas · Prioridade: Urgente',
    ],
  ])('%#', (one, expected) => {
    expect(say(one, t).text).toBe(expected);
  });

  it('shows what was noted with a transfer', () => {
    expect(say(entry('transferred', { note: 'Cliente VIP', names: { toUser: 'Bia' } }), t).comment).toBe('Cliente VIP');
  });
});
