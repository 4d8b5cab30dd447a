import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Setor |||| Setores',
    about: 'As áreas da empresa que recebem as demandas, em árvore.',
    empty: 'Um setor reúne quem recebe as demandas de uma área. Comece pelos departamentos que já existem.',
    fields: {
      name: 'Nome',
      code: 'Código',
      parentId: 'Setor superior',
      managerId: 'Responsável',
      email: 'E-mail',
      position: 'Ordem',
      active: 'Ativo',
    },
    help: {
      name: 'Único entre os setores do mesmo superior.',
      code: 'Como seus outros sistemas chamam este setor. Opcional e único.',
      parentId: 'Deixe vazio para um setor de primeiro nível.',
      managerId: 'Quem responde pelo setor.',
      email: 'Endereço do setor, para avisos.',
      position: 'Os menores aparecem primeiro.',
    },
  },
  {
    name: 'Sector |||| Sectors',
    about: 'The departments that receive work, as a tree.',
    empty: 'A sector gathers those who receive the work of an area. Begin with the departments that exist.',
    fields: {
      name: 'Name',
      code: 'Code',
      parentId: 'Parent sector',
      managerId: 'Manager',
      email: 'E-mail',
      position: 'Order',
      active: 'Active',
    },
    help: {
      name: 'Unique among the sectors of one parent.',
      code: 'What your other systems call this sector. Optional and unique.',
      parentId: 'Leave empty for a sector of the first level.',
      managerId: 'Who answers for the sector.',
      email: 'Address of the sector, for notices.',
      position: 'Lower numbers come first.',
    },
  },
);
