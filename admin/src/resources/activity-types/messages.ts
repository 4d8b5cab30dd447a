import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Tipo de atividade |||| Tipos de atividade',
    about: 'Que espécies de atividade se planejam e registram.',
    empty: 'Um tipo de atividade é, por exemplo, Visita técnica ou Ligação de retorno.',
    fields: { name: 'Nome', description: 'Descrição', position: 'Ordem', active: 'Ativo' },
    help: { name: 'Único entre os tipos de atividade.', position: 'Os menores aparecem primeiro.' },
  },
  {
    name: 'Activity type |||| Activity types',
    about: 'The kinds of activity that are planned and noted.',
    empty: 'An activity type is, for example, Technical visit or Return call.',
    fields: { name: 'Name', description: 'Description', position: 'Order', active: 'Active' },
    help: { name: 'Unique among activity types.', position: 'Lower numbers come first.' },
  },
);
