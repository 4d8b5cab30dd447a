import { addBusiness, businessesDialog } from './businesses.js';
import { api } from './api.js';
import { h, icon } from './dom.js';
import { currentLanguage, switchLanguage, t } from './i18n.js';
import { People } from './people.js';
import { newPerson } from './person-form.js';
import { Phone } from './phone.js';
import { simulationDialog } from './simulation.js';
import { store } from './store.js';

const phones = new Map();
const openKey = 'guiche-sandbox-open';
const phoneWidth = 372;

const people = new People({
  open: (id) => openPhone(id, true),
  isOpen: (id) => phones.has(id),
  add: async () => {
    const person = await newPerson();
    if (!person) return;
    store.people.set(person.id, person);
    openPhone(person.id, true);
  },
});
const stage = h('section', { className: 'stage', dataset: { testid: 'stage' } });
const connection = h('div', {
  className: 'connection',
  role: 'status',
  hidden: true,
  dataset: { testid: 'connection' },
});

/** How many phones fit beside each other; one more pushes out the one that was opened first. */
const room = () => Math.max(1, Math.floor((stage.clientWidth - 24) / phoneWidth));

function openPhone(id, focus) {
  if (!phones.has(id)) {
    while (phones.size >= room()) phones.delete(phones.keys().next().value);
    phones.set(id, new Phone(id, { close: () => closePhone(id) }));
  }
  const phone = phones.get(id);
  drawStage();
  people.draw();
  remember();
  phone.scrollDown();
  phone.readIfSeen();
  if (focus) phone.composer.text.focus({ preventScroll: true });
}

function closePhone(id) {
  phones.delete(id);
  drawStage();
  people.draw();
  remember();
  people.element.querySelector(`[data-customer-id="${CSS.escape(id)}"]`)?.focus();
}

const remember = () => localStorage.setItem(openKey, JSON.stringify([...phones.keys()]));

function drawStage() {
  document.body.classList.toggle('showing-phone', phones.size > 0);
  stage.setAttribute('aria-label', t('stage'));
  const shown =
    store.accounts.size === 0
      ? [noBusiness()]
      : phones.size > 0
        ? [...phones.values()].map((phone) => phone.element)
        : [noPhone()];
  if (shown.length === stage.children.length && shown.every((one, at) => stage.children[at] === one)) return;
  stage.replaceChildren(...shown);
}

const noPhone = () =>
  h('div', { className: 'empty' }, icon('person'), h('h2', {}, t('noPhoneTitle')), h('p', {}, t('noPhoneText')));

const noBusiness = () =>
  h(
    'div',
    { className: 'empty', dataset: { testid: 'no-business' } },
    icon('store'),
    h('h2', {}, t('noBusinessTitle')),
    h('p', {}, t('noBusinessText')),
    h('code', {}, api.graphUrl()),
    h('button', { type: 'button', className: 'button primary', onclick: () => void addBusiness() }, t('addBusiness')),
  );

function topBar() {
  const button = (name, iconName, testId, onclick) =>
    h(
      'button',
      {
        type: 'button',
        className: 'bar-button',
        'aria-label': t(name),
        title: t(name),
        dataset: { testid: testId },
        onclick,
      },
      icon(iconName),
      h('span', {}, t(name)),
    );
  const language = h(
    'button',
    {
      type: 'button',
      className: 'bar-button',
      lang: currentLanguage() === 'en' ? 'pt-BR' : 'en',
      'aria-label': t('otherLanguageLabel'),
      dataset: { testid: 'language-switch' },
      onclick: changeLanguage,
    },
    icon('globe'),
    h('span', {}, t('otherLanguage')),
  );
  return h(
    'header',
    { className: 'top-bar' },
    h('img', { src: 'icon.svg', alt: '', width: 32, height: 32 }),
    h(
      'div',
      { className: 'brand' },
      h('p', { className: 'brand-name' }, `Guichê · ${t('title')}`),
      h('p', {}, t('subtitle')),
    ),
    button('businesses', 'store', 'businesses-open', () => void businessesDialog()),
    button('simulation', 'tune', 'simulation-open', () => void simulationDialog()),
    language,
  );
}

function changeLanguage() {
  switchLanguage();
  drawAll();
  document.querySelector('[data-testid="language-switch"]').focus();
}

function drawAll() {
  const writing = [...phones.values()].find((phone) => phone.composer.text === document.activeElement);
  document.documentElement.lang = currentLanguage();
  document.title = `${t('title')} · Guichê`;
  for (const id of phones.keys()) if (!store.people.has(id)) phones.delete(id);
  for (const phone of phones.values()) phone.draw();
  people.draw();
  document
    .querySelector('#app')
    .replaceChildren(
      topBar(),
      connection,
      h(
        'main',
        { className: 'columns' },
        h('h1', { className: 'visually-hidden' }, `Guichê · ${t('title')}`),
        people.element,
        stage,
      ),
    );
  drawStage();
  drawConnection();
  for (const phone of phones.values()) phone.scrollDown();
  writing?.composer.text.focus({ preventScroll: true });
}

function drawConnection() {
  connection.hidden = store.connected;
  connection.textContent = store.connected ? '' : t('connectionLost');
}

let first = true;
store.addEventListener('all', () => {
  drawAll();
  if (!first) return;
  first = false;
  const kept = JSON.parse(localStorage.getItem(openKey) ?? 'null');
  const narrow = matchMedia('(max-width: 760px)').matches;
  const wanted = kept ?? (narrow ? [] : [...store.people.keys()].slice(0, room()));
  for (const id of wanted.filter((one) => store.people.has(one)).slice(0, room())) openPhone(id, false);
});
let drawnBusinesses = '';
store.addEventListener('accounts', () => {
  // A number's behaviour changes with every planned failure that is used up: only names and numbers are drawn.
  const now = JSON.stringify(
    [...store.accounts.values()].map((one) => [one.phoneNumberId, one.verifiedName, one.displayPhoneNumber]),
  );
  if (now !== drawnBusinesses) drawAll();
  drawnBusinesses = now;
});
store.addEventListener('people', () => {
  for (const id of phones.keys()) if (!store.people.has(id)) phones.delete(id);
  for (const phone of phones.values()) phone.refresh();
  people.draw();
  drawStage();
});
store.addEventListener('message', ({ detail }) => {
  phones.get(detail.customerId)?.showMessage(detail);
  people.draw();
});
store.addEventListener('typing', ({ detail }) => {
  const phone = phones.get(detail.customerId);
  if (phone?.accountId === detail.accountId) phone.setTyping(detail.ms);
});
store.addEventListener('connection', drawConnection);
document.addEventListener('visibilitychange', () => {
  for (const phone of phones.values()) phone.readIfSeen();
});
addEventListener('resize', () => {
  while (phones.size > room()) phones.delete(phones.keys().next().value);
  drawStage();
  people.draw();
});

await store.start();
