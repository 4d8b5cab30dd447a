import { api } from './api.js';
import { check, dialog, field, forgive, refuse } from './dialogs.js';
import { h } from './dom.js';
import { t } from './i18n.js';

/** Asks for a new person; resolves with the person made, or null. */
export const newPerson = () =>
  dialog(
    t('newPerson'),
    (finish) => {
      const username = field({ name: 'username', label: t('username'), required: false, placeholder: 'ana.ribeiro' });
      username.hidden = true;
      const form = h(
        'form',
        {
          noValidate: true,
          dataset: { testid: 'person-form' },
          onsubmit: (event) => {
            event.preventDefault();
            void create(form, finish);
          },
        },
        field({ name: 'name', label: t('name'), placeholder: t('namePlaceholder') }),
        field({
          name: 'phone',
          label: t('number'),
          help: t('numberHelp'),
          placeholder: '(11) 98765-4321',
          inputmode: 'tel',
          type: 'tel',
        }),
        check({ name: 'noNinth', label: t('noNinth') }),
        check({
          name: 'hidesPhone',
          label: t('hidesPhone'),
          onchange: (event) => (username.hidden = !event.target.checked),
        }),
        username,
        h(
          'div',
          { className: 'dialog-foot' },
          h('button', { type: 'button', className: 'button', onclick: () => finish(null) }, t('cancel')),
          h(
            'button',
            { type: 'submit', className: 'button primary', dataset: { testid: 'person-submit' } },
            t('create'),
          ),
        ),
      );
      return [form];
    },
    'person-dialog',
  );

async function create(form, finish) {
  forgive(form);
  const { name, phone, noNinth, hidesPhone, username } = form.elements;
  if (name.value.trim() === '') return refuse(form, 'name', t('required'));
  const number = withCountry(phone.value);
  if (!number) return refuse(form, 'phone', t('wrongNumber'));
  const waId = noNinth.checked && /^55\d{2}9\d{8}$/.test(number) ? number.slice(0, 4) + number.slice(5) : number;
  const person = { name: name.value.trim(), phone: number, waId };
  if (hidesPhone.checked) Object.assign(person, { hidesPhone: true, username: username.value.trim() || 'cliente' });
  try {
    finish(await api.addPerson(person));
  } catch (error) {
    refuse(form, 'phone', error.status === 409 ? t('taken') : t('failed', { reason: error.message }));
  }
}

/** Digits with country code; a Brazilian number may be written without it. Null when too short. */
function withCountry(text) {
  const digits = text.replace(/\D/g, '');
  const isForeign = text.trim().startsWith('+');
  const number = isForeign || digits.length > 11 ? digits : `55${digits}`;
  return number.length >= (isForeign ? 8 : 12) ? number : null;
}
