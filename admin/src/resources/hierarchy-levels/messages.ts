import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Nível hierárquico |||| Níveis hierárquicos',
    about: 'Os degraus da empresa, do mais alto ao mais baixo. Um superior é sempre de um nível mais alto.',
    empty: 'Comece pelo mais alto: diretor, gerente, coordenador, …',
    fields: { name: 'Nome', position: 'Posição', people: 'Pessoas' },
    help: {
      name: 'Como o nível é chamado na empresa.',
      position: '1 é o mais alto. Os outros níveis se ajustam.',
    },
    up: 'Subir %{name}',
    down: 'Descer %{name}',
    moved: '%{name} está agora na posição %{position}',
    deleteTitle: 'Excluir o nível %{name}?',
    deleteFree: 'Ninguém tem este nível.',
    deleteUsed:
      '%{smart_count} pessoa tem este nível. Para qual nível ela passa? |||| %{smart_count} pessoas têm este nível. Para qual nível elas passam?',
    moveTo: 'Novo nível',
    deleted: 'Nível excluído',
  },
  {
    name: 'Hierarchy level |||| Hierarchy levels',
    about: 'The steps of the company, from the highest to the lowest. A superior is always of a higher level.',
    empty: 'Begin at the top: director, manager, coordinator, …',
    fields: { name: 'Name', position: 'Position', people: 'People' },
    help: {
      name: 'What the level is called in the company.',
      position: '1 is the highest. The other levels adjust.',
    },
    up: 'Move %{name} up',
    down: 'Move %{name} down',
    moved: '%{name} is now at position %{position}',
    deleteTitle: 'Delete the level %{name}?',
    deleteFree: 'Nobody has this level.',
    deleteUsed:
      '%{smart_count} person has this level. Which level do they get? |||| %{smart_count} people have this level. Which level do they get?',
    moveTo: 'New level',
    deleted: 'Level deleted',
  },
);
