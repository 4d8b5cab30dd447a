import { fold } from './fold.js';
import { parsePhone, phoneKey } from './phone.js';
import { parseTaxId } from './tax-id.js';

describe('phones', () => {
  it.each([
    ['+55 41 98888-7777', '+5541988887777', '554188887777'],
    ['554188887777', '+5541988887777', '554188887777'],
    ['5541988887777', '+5541988887777', '554188887777'],
    ['(41) 98888-7777', '+5541988887777', '554188887777'],
    ['(41) 3333-4444', '+554133334444', '554133334444'],
    ['+1 415 555 2671', '+14155552671', '14155552671'],
  ])('CUS-3: %s is %s under the key %s', (raw, e164, key) => {
    expect(parsePhone(raw)).toEqual({ e164, key });
  });

  it('CUS-3: a landline keeps its digits, a mobile meets with and without the ninth', () => {
    expect(phoneKey('554133334444')).toBe('554133334444');
    expect(phoneKey('5511987654321')).toBe(phoneKey('551187654321'));
  });

  it('CUS-3: what is no number is null', () => {
    expect(parsePhone('')).toBeNull();
    expect(parsePhone('ramal 3')).toBeNull();
  });
});

describe('tax numbers', () => {
  it.each([
    ['529.982.247-25', 'cpf', '52998224725'],
    ['11.222.333/0001-81', 'cnpj', '11222333000181'],
    ['12.ABC.345/01DE-35', 'cnpj', '12ABC34501DE35'],
  ])('CUS-2: %s is a %s', (raw, kind, value) => {
    expect(parseTaxId(raw)).toEqual({ kind, value });
  });

  it.each(['529.982.247-26', '111.111.111-11', '11.222.333/0001-82', '12.ABC.345/01DE-36', '', 'abc'])(
    'CUS-2: %s is none',
    (raw) => {
      expect(parseTaxId(raw)).toBeNull();
    },
  );
});

it('API-12: case and accents are forgiven', () => {
  expect(fold('  Em   Atendimento ')).toBe('em atendimento');
  expect(fold('Improcedência')).toBe('improcedencia');
});
