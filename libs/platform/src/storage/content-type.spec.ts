import { contentTypeOf, mayBeShown, safeName } from './content-type.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('files', () => {
  it.each([
    ['a picture named as a page', png, 'photo.html', 'image/png'],
    [
      'a page named as a picture',
      Buffer.from('<html><script>alert(1)</script>'),
      'photo.png',
      'application/octet-stream',
    ],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      'a.svg',
      'application/octet-stream',
    ],
    ['a table', Buffer.from('nome;fone\nAção;1'), 'lista.csv', 'text/csv'],
    ['a document', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'contrato.pdf', 'application/pdf'],
  ])('TKT-8: %s is known by its content', async (_what, bytes, name, type) => {
    expect(await contentTypeOf(bytes, name)).toBe(type);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\nota.pdf', 'nota.pdf'],
    ['a"\r\nSet-Cookie: x.pdf', 'a___Set-Cookie_ x.pdf'],
    ['.htaccess', 'htaccess'],
    ['', 'file'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(140)}.pdf`],
  ])('TKT-8: the name %j becomes %j', (raw, name) => {
    expect(safeName(raw)).toBe(name);
  });

  it('TKT-8: only what cannot run is shown in place', () => {
    expect(['image/png', 'application/pdf', 'audio/ogg'].every(mayBeShown)).toBe(true);
    expect(['text/html', 'image/svg+xml', 'application/octet-stream', 'text/csv'].some(mayBeShown)).toBe(false);
  });
});
