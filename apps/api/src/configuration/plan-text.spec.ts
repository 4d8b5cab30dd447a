import type { ConfigurationPlan } from '@guiche/platform/configuration-document';
import { planText } from './plan-text.js';

const plan: ConfigurationPlan = {
  fingerprint: '',
  applicable: true,
  added: 1,
  changed: 1,
  removed: 1,
  unchanged: 4,
  changes: [
    {
      change: 'add',
      kind: 'sectors',
      kindLabel: 'Setores',
      key: 'Matriz',
      line: 3,
      fields: [
        { field: 'code', before: null, after: 'MTZ' },
        { field: 'members', before: null, after: [] },
      ],
      warnings: ['Atenção'],
    },
    {
      change: 'change',
      kind: 'profiles',
      kindLabel: 'Perfis',
      key: 'Caixa',
      line: 9,
      fields: [
        { field: 'permissions', before: ['a', 'b'], after: ['b', 'c'] },
        { field: 'description', before: '', after: 'x' },
      ],
      warnings: [],
    },
    { change: 'remove', kind: 'reasons', kindLabel: 'Motivos', key: 'Engano', line: null, fields: [], warnings: [] },
  ],
  problems: [],
  onlyHere: [],
};

it('ORG-7: a plan reads as what is added, changed and removed, with and without colours', () => {
  expect(planText(plan, 'pt-BR', false)).toBe(
    [
      '+ Setores: Matriz',
      '    + code: "MTZ"',
      '    ! Atenção',
      '~ Perfis: Caixa',
      '      permissions: +"c" -"a"',
      '      description: "" → "x"',
      '- Motivos: Engano',
      '1 a criar, 1 a alterar, 1 a excluir, 4 iguais.',
    ].join('\n'),
  );
  expect(planText(plan, 'en', true)).toContain('\u001B[31m- Motivos: Engano\u001B[0m');
});

it('ORG-7: problems stand with their line; no difference is said to be none', () => {
  const problem = { line: 3, column: 5, kind: 'sectors', key: 'A', field: 'code', code: 'x', message: 'Não.' };
  const none = { ...plan, changes: [], added: 0, changed: 0, removed: 0 };
  expect(planText({ ...none, problems: [problem] }, 'pt-BR', false)).toContain('3:5 A › code: Não.');
  expect(planText(none, 'en', false)).toBe('Nothing differs.');
});
