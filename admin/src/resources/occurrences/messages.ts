import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Ocorrência |||| Ocorrências',
    about: 'Os temas específicos de cada tipo, com as soluções que podem encerrá-los.',
    empty: 'Uma ocorrência é o tema específico, como Segunda via de boleto, dentro de um tipo.',
    fields: {
      name: 'Nome',
      description: 'Descrição',
      occurrenceTypeId: 'Tipo de ocorrência',
      solutionIds: 'Soluções',
      defaultSolutionId: 'Solução padrão',
      defaultPriority: 'Prioridade padrão',
      position: 'Ordem',
      active: 'Ativo',
    },
    help: {
      name: 'Único dentro do tipo de ocorrência.',
      solutionIds: 'Com o que um atendimento desta ocorrência pode ser finalizado. Nenhuma: qualquer solução serve.',
      defaultSolutionId: 'Usada quando se finaliza sem escolher outra.',
      defaultPriority: 'Prioridade que o atendimento recebe ao ser classificado assim.',
      position: 'Os menores aparecem primeiro.',
    },
  },
  {
    name: 'Occurrence |||| Occurrences',
    about: 'The specific themes of each type, with the solutions that may end them.',
    empty: 'An occurrence is the specific theme, such as Copy of an invoice, below a type.',
    fields: {
      name: 'Name',
      description: 'Description',
      occurrenceTypeId: 'Occurrence type',
      solutionIds: 'Solutions',
      defaultSolutionId: 'Default solution',
      defaultPriority: 'Default priority',
      position: 'Order',
      active: 'Active',
    },
    help: {
      name: 'Unique within its occurrence type.',
      solutionIds: 'What a ticket of this occurrence may be finished with. None: every solution will do.',
      defaultSolutionId: 'Taken when a ticket is finished without another.',
      defaultPriority: 'The priority a ticket gets when it is classified so.',
      position: 'Lower numbers come first.',
    },
  },
);
