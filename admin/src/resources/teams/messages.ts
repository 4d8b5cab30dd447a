import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Equipe |||| Equipes',
    about: 'Grupos de atendentes que dividem o trabalho, de qualquer setor.',
    empty: 'Uma equipe reúne atendentes que dividem o trabalho, como Suporte N2.',
    general: 'Equipe',
    membersTitle: 'Membros',
    fields: {
      name: 'Nome',
      description: 'Descrição',
      automaticAssignment: 'Distribuição automática',
      memberIds: 'Membros',
      active: 'Ativa',
    },
    help: {
      name: 'Único entre as equipes.',
      automaticAssignment:
        'Ligada: o que chega à equipe é distribuído entre os membros on-line. Desligada: espera sem responsável até alguém assumir.',
      memberIds: 'O perfil de cada pessoa decide se ela alcança os atendimentos dos colegas de equipe.',
    },
    remove: {
      title: 'Excluir a equipe %{name}?',
      text: 'Os membros continuam no sistema; só o grupo deixa de existir. Isso não pode ser desfeito.',
      type: 'Digite o nome da equipe para confirmar',
      confirm: 'Excluir a equipe',
      done: 'Equipe excluída',
    },
  },
  {
    name: 'Team |||| Teams',
    about: 'Groups of agents who share work, from any sector.',
    empty: 'A team gathers agents who share work, such as Support level 2.',
    general: 'Team',
    membersTitle: 'Members',
    fields: {
      name: 'Name',
      description: 'Description',
      automaticAssignment: 'Automatic assignment',
      memberIds: 'Members',
      active: 'Active',
    },
    help: {
      name: 'Unique among teams.',
      automaticAssignment:
        'On: what comes to the team is distributed among its online members. Off: it waits without an owner until somebody takes it.',
      memberIds: 'The profile of each person decides whether he reaches the tickets of his team mates.',
    },
    remove: {
      title: 'Delete the team %{name}?',
      text: 'Its members stay in the system; only the group goes. This cannot be undone.',
      type: 'Type the name of the team to confirm',
      confirm: 'Delete the team',
      done: 'Team deleted',
    },
  },
);
