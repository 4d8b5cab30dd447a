/** Sectors of the demo organisation, a seller of solar power. */
export const demoSectors = [
  { key: 'service', name: 'Atendimento', code: 'ATD' },
  { key: 'finance', name: 'Financeiro', code: 'FIN' },
  { key: 'technical', name: 'Assistência técnica', code: 'TEC' },
] as const;

/** Solutions with which a ticket is finished. */
export const demoSolutions = [
  { key: 'informed', name: 'Informação prestada' },
  { key: 'duplicate', name: 'Segunda via enviada' },
  { key: 'visit', name: 'Visita agendada' },
  { key: 'fixed', name: 'Problema resolvido' },
] as const;

/** Occurrence types with their sectors, and the occurrences below them. */
export const demoOccurrenceTypes = [
  {
    key: 'doubt',
    name: 'Dúvida',
    sectors: ['service'],
    occurrences: [
      { key: 'general', name: 'Informação geral', solutions: ['informed'], defaultSolution: 'informed', priority: 2 },
    ],
  },
  {
    key: 'billing',
    name: 'Cobrança',
    sectors: ['finance', 'service'],
    occurrences: [
      {
        key: 'invoice',
        name: 'Segunda via de boleto',
        solutions: ['duplicate', 'informed'],
        defaultSolution: 'duplicate',
        priority: 2,
      },
      {
        key: 'dispute',
        name: 'Cobrança indevida',
        solutions: ['fixed', 'informed'],
        defaultSolution: 'fixed',
        priority: 3,
      },
    ],
  },
  {
    key: 'fault',
    name: 'Problema técnico',
    sectors: ['technical'],
    occurrences: [
      {
        key: 'inverter',
        name: 'Inversor desligado',
        solutions: ['visit', 'fixed'],
        defaultSolution: 'visit',
        priority: 4,
      },
      {
        key: 'generation',
        name: 'Geração abaixo do esperado',
        solutions: ['visit', 'fixed', 'informed'],
        defaultSolution: 'visit',
        priority: 3,
      },
    ],
  },
] as const;

/** Reasons and the actions they are for; the API finds them by these names. */
export const demoReasons = [
  { name: 'Atendimento já finalizado', actions: ['cancel', 'unfounded'] },
  { name: 'Aberto por engano', actions: ['cancel', 'discard'] },
  { name: 'Não procede', actions: ['unfounded'] },
  { name: 'Cliente voltou a reclamar', actions: ['reopen'] },
  { name: 'Assunto de outro setor', actions: ['transfer'] },
  { name: 'Almoço', actions: ['pause'] },
  { name: 'Reunião', actions: ['pause'] },
  { name: 'Treinamento', actions: ['pause'] },
] as const;

/** Canned answers, inserted with `/`. */
export const demoCannedAnswers = [
  {
    shortcut: 'ola',
    title: 'Saudação',
    body: 'Olá, {{contact.name}}! Aqui é {{agent.name}}, da Solaris. Como posso ajudar?',
  },
  {
    shortcut: 'aguarde',
    title: 'Pedir um instante',
    body: 'Um instante, por favor, enquanto verifico isso para você.',
  },
  { shortcut: 'protocolo', title: 'Informar protocolo', body: 'O protocolo do seu atendimento é {{ticket.protocol}}.' },
  { shortcut: 'obrigado', title: 'Despedida', body: 'Obrigado pelo contato, {{contact.name}}! Tenha um ótimo dia.' },
] as const;
