import { signatureOf, toMetaJson } from './signature.js';

describe('webhook bytes and signature', () => {
  it('gives the documented value for the documented body and secret', () => {
    const body = '{"object":"whatsapp_business_account","entry":[]}';
    expect(Buffer.byteLength(body)).toBe(49);
    expect(signatureOf(body, 'example-app-secret')).toBe(
      'sha256=eb4b54cb68820a953c6ac314910c47e62f8e1b39bbda1006514617140c6d3870',
    );
  });

  it('escapes everything outside ASCII, pairs of surrogates too, and stays the same JSON', () => {
    const value = { body: 'Olá 😕 “aspas”' };
    const json = toMetaJson(value);
    expect(json).toBe('{"body":"Ol\\u00e1 \\ud83d\\ude15 \\u201caspas\\u201d"}');
    expect(JSON.parse(json)).toEqual(value);
  });
});
