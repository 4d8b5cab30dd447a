import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Região |||| Regiões',
    about: 'Onde estão os clientes, para classificar e filtrar.',
    empty: 'Uma região diz onde está o cliente, como Sul ou Grande São Paulo.',
    fields: { name: 'Nome', description: 'Descrição', position: 'Ordem', active: 'Ativo' },
    help: { name: 'Único entre as regiões.', position: 'Os menores aparecem primeiro.' },
  },
  {
    name: 'Region |||| Regions',
    about: 'Where customers are, to classify and filter by.',
    empty: 'A region says where a customer is, such as South or Greater São Paulo.',
    fields: { name: 'Name', description: 'Description', position: 'Order', active: 'Active' },
    help: { name: 'Unique among regions.', position: 'Lower numbers come first.' },
  },
);
