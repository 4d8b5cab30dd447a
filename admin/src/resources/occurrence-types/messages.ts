import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Tipo de ocorrência |||| Tipos de ocorrência',
    about: 'Os assuntos principais das demandas, ligados aos setores que as recebem.',
    empty: 'Um tipo de ocorrência é o assunto principal, como Financeiro ou Suporte técnico.',
    fields: { name: 'Nome', description: 'Descrição', sectorIds: 'Setores', position: 'Ordem', active: 'Ativo' },
    help: {
      description: 'Para que o atendente saiba quando escolher este tipo.',
      sectorIds: 'Em quais setores este assunto pode ser escolhido.',
      position: 'Os menores aparecem primeiro.',
    },
  },
  {
    name: 'Occurrence type |||| Occurrence types',
    about: 'The main subjects of requests, linked to the sectors that receive them.',
    empty: 'An occurrence type is a main subject, such as Billing or Technical support.',
    fields: { name: 'Name', description: 'Description', sectorIds: 'Sectors', position: 'Order', active: 'Active' },
    help: {
      description: 'So that agents know when to choose this type.',
      sectorIds: 'The sectors in which this subject can be chosen.',
      position: 'Lower numbers come first.',
    },
  },
);
