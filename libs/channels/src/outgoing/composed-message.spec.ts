import { whatsAppCloud } from '../adapters/whatsapp-cloud/adapter.js';
import { composeMessage, composeNote, type FileFacts } from './composed-message.js';

const { capabilities } = whatsAppCloud;
const file = (values: Partial<FileFacts> = {}): FileFacts => ({
  id: 'f1',
  name: 'foto.jpg',
  contentType: 'image/jpeg',
  size: 1000,
  ...values,
});
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
};

it('TKT-6: text alone is a text', () => {
  expect(composeMessage(capabilities, 'Bom dia', [])).toEqual({ type: 'text', text: 'Bom dia', files: [] });
});

it.each([
  ['image/jpeg', 'image'],
  ['image/png', 'image'],
  ['image/gif', 'document'],
  ['audio/ogg', 'audio'],
  ['audio/wav', 'document'],
  ['video/mp4', 'video'],
  ['application/pdf', 'document'],
])('TKT-6: %s goes as %s', (contentType, kind) => {
  expect(composeMessage(capabilities, null, [file({ contentType })]).type).toBe(kind);
});

it.each([
  ['nothing', 'channels.empty-message', null, []],
  ['too much text', 'channels.text-too-long', 'x'.repeat(4097), []],
  ['too long a caption', 'channels.text-too-long', 'x'.repeat(1025), [file()]],
  ['two files', 'channels.too-many-files', null, [file(), file({ id: 'f2' })]],
  ['too large a picture', 'channels.file-too-large', null, [file({ size: 6 * 1024 * 1024 })]],
  [
    'too large a document',
    'channels.file-too-large',
    null,
    [file({ contentType: 'application/pdf', size: 101 * 1024 * 1024 })],
  ],
  ['text with a sound', 'channels.no-caption', 'ouça', [file({ contentType: 'audio/ogg' })]],
])('TKT-8: %s is refused with %s', (_what, code, text, files) => {
  expect(codeOf(() => composeMessage(capabilities, text, files))).toBe(code);
});

it('TKT-6: an emoji is one character', () => {
  expect(composeMessage(capabilities, '😊'.repeat(4096), []).type).toBe('text');
});

it('TKT-6: a note knows no channel’s limits', () => {
  expect(
    composeNote('x'.repeat(9000), [file(), file({ id: 'f2', contentType: 'application/zip', size: 2e9 })]).files,
  ).toHaveLength(2);
  expect(codeOf(() => composeNote(null, []))).toBe('channels.empty-message');
  expect(codeOf(() => composeNote('x'.repeat(10_001), []))).toBe('channels.text-too-long');
});
