import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Solução |||| Soluções',
    about: 'Os resultados com que um atendimento pode ser finalizado.',
    empty: 'Uma solução diz como o atendimento terminou, por exemplo: Boleto enviado.',
    fields: { name: 'Nome', description: 'Descrição', position: 'Ordem', active: 'Ativo' },
    help: { description: 'Quando usar esta solução.', position: 'Os menores aparecem primeiro.' },
  },
  {
    name: 'Solution |||| Solutions',
    about: 'The outcomes with which a ticket may be finished.',
    empty: 'A solution says how the ticket ended, for instance: Invoice sent.',
    fields: { name: 'Name', description: 'Description', position: 'Order', active: 'Active' },
    help: { description: 'When to use this solution.', position: 'Lower numbers come first.' },
  },
);
