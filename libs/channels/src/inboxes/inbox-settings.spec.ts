import { channelAdapters } from '../adapters/registry.js';
import { whatsAppCloudSample as sample } from '../adapters/testing/whatsapp-cloud-sample.js';
import { checkedSecrets, checkedSettings, requireSecrets } from './inbox-settings.js';
import { secretsAfter } from './secrets-after.js';

const adapter = channelAdapters[0];
if (!adapter) throw new Error('There is no adapter');
const fieldsOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    return (error as { fields: { field: string }[] }).fields.map(({ field }) => field);
  }
  return [];
};

it('CHN-1: settings are checked by the adapter’s class and get its defaults', () => {
  expect(checkedSettings(adapter, { phoneNumberId: '123', displayPhone: '' })).toEqual({
    phoneNumberId: '123',
    graphBaseUrl: 'https://graph.facebook.com',
    apiVersion: 'v23.0',
    messagesPerSecond: 80,
  });
  expect(fieldsOf(() => checkedSettings(adapter, {}))).toEqual(['settings.phoneNumberId']);
  expect(fieldsOf(() => checkedSettings(adapter, { phoneNumberId: '1', surprise: 1, apiVersion: 'x' })).sort()).toEqual(
    ['settings.apiVersion', 'settings.surprise'],
  );
  expect(checkedSettings(adapter, sample.settings('http://127.0.0.1:9'))).toMatchObject({
    graphBaseUrl: 'http://127.0.0.1:9',
  });
});

it('IAM-18: secrets are known names with text; the required ones must be there', () => {
  expect(checkedSecrets(adapter, { accessToken: ' t ', appSecret: '' })).toEqual({ accessToken: 't' });
  expect(fieldsOf(() => checkedSecrets(adapter, { accessToken: 5, other: 'x' }))).toEqual([
    'secrets.accessToken',
    'secrets.other',
  ]);
  expect(fieldsOf(() => requireSecrets(adapter, ['accessToken']))).toEqual(['secrets.appSecret']);
});

it('IAM-18: kept secrets do not follow to another address', () => {
  const before = {
    settings: sample.settings('https://graph.facebook.com'),
    secrets: { accessToken: 'a', appSecret: 'b' },
  };
  const elsewhere = sample.settings('https://thief.example');
  expect(secretsAfter(adapter, before, before.settings, { accessToken: 'new' })).toEqual({
    accessToken: 'new',
    appSecret: 'b',
  });
  expect(fieldsOf(() => secretsAfter(adapter, before, elsewhere, { accessToken: 'new' }))).toEqual([
    'secrets.appSecret',
  ]);
  expect(secretsAfter(adapter, before, elsewhere, { accessToken: 'x', appSecret: 'y' })).toEqual({
    accessToken: 'x',
    appSecret: 'y',
  });
});
