import type { ConfigurationPlan } from '@guiche/platform/configuration-document';
import type { Language } from '@guiche/platform/context';

type Change = ConfigurationPlan['changes'][number];
type Field = Change['fields'][number];

const colours = { added: '32', changed: '33', removed: '31', problem: '31;1', warning: '33', quiet: '2' } as const;
const signs = { add: '+', change: '~', remove: '-', none: ' ' } as const;
const colourOf = { add: 'added', change: 'changed', remove: 'removed', none: 'quiet' } as const;

const words = {
  'pt-BR': {
    nothing: 'Nada difere.',
    totals: ({ added, changed, removed, unchanged }: ConfigurationPlan): string =>
      `${added} a criar, ${changed} a alterar, ${removed} a excluir, ${unchanged} iguais.`,
    problems: (count: number): string => `Não pode ser aplicado: ${count === 1 ? '1 problema' : `${count} problemas`}.`,
    onlyHere: 'Só nesta instalação, e ficam',
  },
  en: {
    nothing: 'Nothing differs.',
    totals: ({ added, changed, removed, unchanged }: ConfigurationPlan): string =>
      `${added} to add, ${changed} to change, ${removed} to remove, ${unchanged} the same.`,
    problems: (count: number): string => `It cannot be applied: ${count === 1 ? '1 problem' : `${count} problems`}.`,
    onlyHere: 'Only in this installation, and they stay',
  },
} as const;

/** A plan as lines for a terminal: signs say what colours say as well. */
export function planText(plan: ConfigurationPlan, language: Language, hasColours: boolean): string {
  const say = words[language];
  const paint = (colour: keyof typeof colours, text: string): string =>
    hasColours ? `\u001B[${colours[colour]}m${text}\u001B[0m` : text;
  const lines: string[] = [];
  for (const change of plan.changes) {
    lines.push(paint(colourOf[change.change], `${signs[change.change]} ${nameOf(change)}`));
    if (change.change !== 'remove') for (const field of change.fields) lines.push(...fieldLines(change, field, paint));
    for (const warning of change.warnings) lines.push(paint('warning', `    ! ${warning}`));
  }
  for (const { line, column, key, field, message } of plan.problems) {
    const where = [key, field].filter((part) => part !== null && part !== '').join(' › ');
    lines.push(paint('problem', `${line}:${column} ${where === '' ? '' : `${where}: `}${message}`));
  }
  if (plan.onlyHere.length > 0) {
    const keys = plan.onlyHere.map(({ kindLabel, key }) => `${kindLabel}: ${key}`);
    lines.push(paint('quiet', `${say.onlyHere}: ${keys.join('; ')}`));
  }
  const isNothing = plan.added + plan.changed + plan.removed === 0;
  if (plan.problems.length > 0) lines.push(paint('problem', say.problems(plan.problems.length)));
  lines.push(isNothing && plan.problems.length === 0 ? say.nothing : say.totals(plan));
  return lines.join('\n');
}

// What there is one of has no key.
const nameOf = ({ kindLabel, key }: Pick<Change, 'kindLabel' | 'key'>): string =>
  key === '' ? kindLabel : `${kindLabel}: ${key}`;

type Paint = (colour: keyof typeof colours, text: string) => string;

function fieldLines({ change }: Change, { field, before, after }: Field, paint: Paint): string[] {
  if (change === 'add') return isEmpty(after) ? [] : [paint('added', `    + ${field}: ${shown(after)}`)];
  if (Array.isArray(before) && Array.isArray(after) && !isReordered(before, after)) {
    const added = after.filter((item) => !before.includes(item)).map((item) => paint('added', `+${shown(item)}`));
    const gone = before.filter((item) => !after.includes(item)).map((item) => paint('removed', `-${shown(item)}`));
    return [`      ${field}: ${[...added, ...gone].join(' ')}`];
  }
  return [`      ${field}: ${paint('removed', shown(before))} → ${paint('added', shown(after))}`];
}

const isReordered = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length === after.length && before.every((item) => after.includes(item));

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

const shown = (value: unknown): string => (value === undefined ? 'null' : JSON.stringify(value));
