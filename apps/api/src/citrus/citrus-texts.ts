/**
 * The texts of Citrus' own guide, *Alterar status de Atendimentos via API*, to the letter, mistakes included: clients
 * compare them.
 */
export const citrusTexts = {
  unknownUser: 'Usuário não encontrado',
  wrongPassword: 'Senha inválida',
  uniformRefusal: 'Usuário ou senha inválidos',
  tokenFailed: 'Houve um problema para gerar um token',
  loginRequired: 'Este campo é obrigatório – login',
  passwordRequired: 'Este campo é obrigatório senha',
  accessDenied: 'Acess denied',
  tokenMissing: 'Token is missing',
  badSignature:
    'JWT signature does not match locally computed signature. JWT validity cannot be asserted and should not be trusted.',
  updated: 'Atendimento atualizado com sucesso',
  ticketNotFound: 'Atendimento não encontrado',
  statusNotFound: 'Status não encontrado',
  fieldRequired: (field: string): string => `${field} – esse campo é obrigatório`,
  // Where Citrus' guide is silent:
  fieldInvalid: (field: string): string => `${field} – valor inválido`,
  reasonUnknown: 'motivoStatus – motivo não encontrado',
  transitionNotAllowed: (from: string, to: string): string => `Não é possível alterar o status de ${from} para ${to}`,
  superseded: (protocol: string): string => `Este atendimento continuou no protocolo ${protocol}`,
  tooManyAttempts: 'Muitas tentativas. Aguarde e tente de novo',
} as const;

const wholeSeconds = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** What an expired token is told; instants in ISO with whole seconds, as the library that Citrus uses prints them. */
export const expiredText = (expiredAt: Date, now: Date): string =>
  `JWT expired at ${wholeSeconds(expiredAt)} Current Time: ${wholeSeconds(now)}, a difference of ` +
  `${now.getTime() - expiredAt.getTime()} milliseconds. Allowed clock skew: 0 milliseconds.`;
