import { api } from './api.js';
import { check, dialog } from './dialogs.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { store } from './store.js';

const flags = ['outage', 'muted', 'autoRead', 'wrongSignature', 'reorderWebhooks'];
const numbers = ['duplicateWebhooks', 'latencyMs', 'delayWebhooksMs'];
const codes = [131047, 131026, 131049, 131053, 131000, 131056, 130429, 190, 100];

/** How the provider misbehaves for one business number. Every change counts at once. */
export const simulationDialog = () =>
  dialog(
    t('simulation'),
    () => {
      const panel = h('div');
      const picker = h(
        'select',
        {
          id: 'simulation-account',
          dataset: { testid: 'simulation-account' },
          onchange: () => drawPanel(panel, picker.value),
        },
        ...[...store.accounts.values()].map((account) =>
          h('option', { value: account.phoneNumberId }, account.verifiedName),
        ),
      );
      if (store.accounts.size === 0) return [h('p', {}, t('noBusinessTitle'))];
      drawPanel(panel, picker.value);
      return [
        h('p', { className: 'help' }, t('simulationIntro')),
        h('div', { className: 'field' }, h('label', { for: 'simulation-account' }, t('forBusiness')), picker),
        panel,
      ];
    },
    'simulation-dialog',
  );

function drawPanel(panel, accountId) {
  const { behaviour } = store.accounts.get(accountId);
  const change = async (members) => {
    const fresh = await api.behave(accountId, members);
    store.accounts.get(accountId).behaviour = fresh;
    return fresh;
  };
  const toggles = flags.map((name) =>
    check({
      name,
      label: t(name),
      help: t(`${name}Help`),
      checked: behaviour[name],
      onchange: (event) => void change({ [name]: event.target.checked }),
    }),
  );
  const counters = numbers.map((name) =>
    h(
      'div',
      { className: 'field inline' },
      h('label', { for: `number-${name}` }, t(name)),
      h('input', {
        id: `number-${name}`,
        type: 'number',
        min: '0',
        value: String(behaviour[name]),
        dataset: { testid: `number-${name}` },
        onchange: (event) => void change({ [name]: Math.max(0, Number(event.target.value) || 0) }),
      }),
    ),
  );
  panel.replaceChildren(
    h('div', { className: 'checks' }, ...toggles),
    ...counters,
    failurePlan(accountId, behaviour, change),
    footer(panel, accountId),
  );
}

function failurePlan(accountId, behaviour, change) {
  const code = h(
    'select',
    { id: 'fail-code', dataset: { testid: 'fail-code' } },
    ...codes.map((one) => h('option', { value: String(one) }, String(one))),
  );
  const later = check({ name: 'failLater', label: t('failLater'), checked: true });
  const planned = h(
    'p',
    { className: 'help', role: 'status' },
    t('plannedFailures', { count: behaviour.failNext.length }),
  );
  const plan = async () => {
    const { failNext } = store.accounts.get(accountId).behaviour;
    const one = { code: Number(code.value), async: later.querySelector('input').checked };
    const fresh = await change({ failNext: [...failNext, one] });
    planned.textContent = t('plannedFailures', { count: fresh.failNext.length });
  };
  return h(
    'fieldset',
    {},
    h('legend', {}, t('failNext')),
    h(
      'div',
      { className: 'plan-row' },
      h('label', { for: 'fail-code' }, t('failCode')),
      code,
      later,
      h(
        'button',
        { type: 'button', className: 'button', dataset: { testid: 'plan-failure' }, onclick: () => void plan() },
        t('addFailure'),
      ),
    ),
    planned,
  );
}

function footer(panel, accountId) {
  const calm = async () => {
    store.accounts.get(accountId).behaviour = await api.behaveWell(accountId);
    drawPanel(panel, accountId);
  };
  return h(
    'div',
    { className: 'dialog-foot' },
    h(
      'button',
      { type: 'button', className: 'button', dataset: { testid: 'behave-well' }, onclick: () => void calm() },
      t('backToGood'),
    ),
  );
}
