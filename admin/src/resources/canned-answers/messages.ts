import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Resposta predefinida |||| Respostas predefinidas',
    about: 'Textos prontos que o atendente insere com / na conversa.',
    empty: 'Uma resposta predefinida poupa digitar o que se escreve todo dia. No atendimento, digite / e o atalho.',
    fields: { shortcut: 'Atalho', title: 'Título', body: 'Texto', position: 'Ordem', active: 'Ativo' },
    help: {
      shortcut: 'O que se digita depois da barra: letras, números, - e _, como em /saudacao.',
      title: 'Como aparece na lista.',
      body: 'Pode usar {{contact.name}}, {{agent.name}}, {{ticket.protocol}} e {{inbox.name}}.',
      position: 'Os menores aparecem primeiro.',
    },
  },
  {
    name: 'Canned answer |||| Canned answers',
    about: 'Ready texts that agents insert with / in a conversation.',
    empty: 'A canned answer saves typing what one writes every day. In the desk, type / and the shortcut.',
    fields: { shortcut: 'Shortcut', title: 'Title', body: 'Text', position: 'Order', active: 'Active' },
    help: {
      shortcut: 'What is typed after the slash: letters, digits, - and _, as in /greeting.',
      title: 'How it is listed.',
      body: 'May use {{contact.name}}, {{agent.name}}, {{ticket.protocol}} and {{inbox.name}}.',
      position: 'Lower numbers come first.',
    },
  },
);
