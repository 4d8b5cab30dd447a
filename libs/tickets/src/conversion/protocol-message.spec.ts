import { protocolMessage } from './protocol-message.js';

const values = { protocol: '20221104000001', contactName: 'Ana', inboxName: 'Vendas' };

describe('TKT-1: the customer is told his number', () => {
  it('in the words of the inbox', () => {
    const template = '{{contact.name}}, seu protocolo em {{ inbox.name }} é {{ticket.protocol}}. {{what.else}}';
    expect(protocolMessage(template, 'pt-BR', values)).toBe(
      'Ana, seu protocolo em Vendas é 20221104000001. {{what.else}}',
    );
  });

  it.each(['pt-BR', 'en'] as const)('in the words of the installation in %s where the inbox has none', (language) => {
    expect(protocolMessage('  ', language, values)).toMatch(/20221104000001/);
  });
});
