import { CitrusRefusal } from './citrus-refusal.js';
import { readLogin, readStatusChange } from './citrus-request.js';
import { expiredText } from './citrus-texts.js';

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof CitrusRefusal) return `${error.status} ${error.message}`;
    throw error;
  }
  return 'accepted';
};

describe('what Citrus’ clients send', () => {
  it.each([
    [{}, '400 Este campo é obrigatório – login'],
    [null, '400 Este campo é obrigatório – login'],
    [{ login: ' ' }, '400 Este campo é obrigatório – login'],
    [{ login: 'user.api' }, '400 Este campo é obrigatório senha'],
    [{ login: 'user.api', senha: '' }, '400 Este campo é obrigatório senha'],
    [{ login: 'user.api', senha: '1234' }, 'accepted'],
  ])('API-10: sign-in with %j is %s', (body, expected) => {
    expect(refusal(() => readLogin(body))).toBe(expected);
  });

  const ticket = { protocolo: '20221104000001' };
  it.each([
    [{ ...ticket, status: 'Finalizado' }, 'accepted'],
    [{ ...ticket, status: 'em  ATENDIMENTO' }, 'accepted'],
    [{ ...ticket, status: 'Aguardando retorno' }, '404 Status não encontrado'],
    [{ ...ticket, status: 'toString' }, '404 Status não encontrado'],
    [{ ...ticket, status: 'Finalizado', motivoStatus: ' ', comentario: 'Feito', visivelCliente: 'True' }, 'accepted'],
    [{ ...ticket, status: 'Finalizado', comentario: 'Feito', visivelCliente: true }, 'accepted'],
    [{ ...ticket, status: 'Finalizado', comentario: 'Feito' }, '400 visivelCliente – esse campo é obrigatório'],
    [
      { ...ticket, status: 'Finalizado', comentario: 'Feito', visivelCliente: 'talvez' },
      '400 visivelCliente – valor inválido',
    ],
    [{ status: 'Finalizado' }, '400 protocolo – esse campo é obrigatório'],
    [{ ...ticket }, '400 status – esse campo é obrigatório'],
    [{ protocolo: { a: 1 }, status: 'Finalizado' }, '400 protocolo – valor inválido'],
  ])('API-12: %j is %s', (body, expected) => {
    expect(refusal(() => readStatusChange(body))).toBe(expected);
  });

  it('API-11: an expired token is told when, now, and the difference', () => {
    expect(expiredText(new Date('2024-09-03T11:30:01Z'), new Date('2024-09-03T11:32:45.094Z'))).toBe(
      'JWT expired at 2024-09-03T11:30:01Z Current Time: 2024-09-03T11:32:45Z, a difference of 164094 milliseconds. Allowed clock skew: 0 milliseconds.',
    );
  });
});
