import { passwordProblem } from './password-policy.js';

it.each([
  ['curta demais', 'short one', 'identity.password-too-short'],
  ['the login itself', 'Maria.Silva', 'identity.password-is-login'],
  ['the login backwards', 'avliS.airaM', 'identity.password-is-login'],
  ['a usual one', 'Senha123456', 'identity.password-too-common'],
  ['one letter over and over', 'aaaaaaaaaaaa', 'identity.password-too-common'],
  ['longer than any passphrase', 'é'.repeat(201), 'identity.password-too-long'],
  ['ten emoji are ten characters', '😀😁😂🤣😃😄😅😆😉😊', null],
  ['a passphrase', 'três tigres tristes', null],
])('IAM-1: %s', (_case, password, problem) => {
  expect(passwordProblem(password, 'maria.silva')).toBe(problem);
});
