import { api } from './api.js';
import { dialog, field, say } from './dialogs.js';
import { avatar, h } from './dom.js';
import { t } from './i18n.js';
import { store } from './store.js';

const random = (length) =>
  [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => (byte % 36).toString(36)).join('');
const digits = (length) => [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => (byte % 9) + 1).join('');

/** The business numbers: what each is called, whether its webhook answers, and a form for one more. */
export const businessesDialog = () =>
  dialog(
    t('businesses'),
    (finish) => {
      const list = h('ul', { className: 'business-list' });
      const draw = () =>
        list.replaceChildren(...[...store.accounts.values()].map((account) => business(account, draw)));
      draw();
      return [
        list,
        h(
          'p',
          { className: 'help' },
          `${t('graphAddress')}: `,
          h('code', { dataset: { testid: 'graph-address' } }, api.graphUrl()),
        ),
        h(
          'div',
          { className: 'dialog-foot' },
          h(
            'button',
            {
              type: 'button',
              className: 'button primary',
              dataset: { testid: 'add-business' },
              onclick: () => {
                finish(null);
                void addBusiness();
              },
            },
            t('addBusiness'),
          ),
        ),
      ];
    },
    'businesses-dialog',
  );

function business(account, redraw) {
  const again = async () => {
    const fresh = await api.verify(account.phoneNumberId);
    store.accounts.set(fresh.phoneNumberId, fresh);
    redraw();
  };
  return h(
    'li',
    { dataset: { testid: 'business', phoneNumberId: account.phoneNumberId } },
    avatar(account.verifiedName),
    h(
      'div',
      { className: 'business-text' },
      h('strong', {}, account.verifiedName),
      h('span', {}, `${account.displayPhoneNumber} · ${account.phoneNumberId}`),
      h(
        'span',
        { className: `webhook-state is-${account.webhookState}` },
        t(`webhook_${account.webhookState}`),
        account.webhookProblem ? `: ${account.webhookProblem}` : '',
      ),
      account.webhookUrl ? h('code', {}, account.webhookUrl) : null,
    ),
    h(
      'button',
      { type: 'button', className: 'button', onclick: () => void again(), dataset: { testid: 'verify-webhook' } },
      t('verifyAgain'),
    ),
  );
}

/** Registers a business number; the credentials are made up and may be replaced by those of an inbox. */
export const addBusiness = () =>
  dialog(
    t('addBusiness'),
    (finish) => {
      const fields = [
        ['verifiedName', 'Empresa de demonstração', 'text'],
        ['displayPhoneNumber', '+55 11 4004-0000', 'tel'],
        ['phoneNumberId', digits(15), 'text'],
        ['wabaId', digits(15), 'text'],
        ['accessToken', `EAA${random(32)}`, 'text'],
        ['appSecret', random(32), 'text'],
        ['verifyToken', random(16), 'text'],
        ['webhookUrl', '', 'url'],
      ];
      const submit = async (event) => {
        event.preventDefault();
        const values = Object.fromEntries(new FormData(form));
        const { phoneNumberId, webhookUrl, ...rest } = values;
        try {
          const account = await api.saveAccount(phoneNumberId, { ...rest, webhookUrl: webhookUrl || null });
          finish(account);
          if (account.webhookProblem) say(`${t('webhook_unverified')}: ${account.webhookProblem}`);
        } catch (error) {
          say(t('failed', { reason: error.message }));
        }
      };
      const form = h(
        'form',
        { className: 'two-columns', onsubmit: (event) => void submit(event), dataset: { testid: 'business-form' } },
        ...fields.map(([name, value, type]) =>
          field({ name, label: t(name), value, type, required: name !== 'webhookUrl' }),
        ),
        h(
          'div',
          { className: 'dialog-foot' },
          h('button', { type: 'button', className: 'button', onclick: () => finish(null) }, t('cancel')),
          h(
            'button',
            { type: 'submit', className: 'button primary', dataset: { testid: 'business-submit' } },
            t('save'),
          ),
        ),
      );
      return [form];
    },
    'business-dialog',
    'wide',
  );
