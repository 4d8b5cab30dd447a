import { Invalid, Unprocessable } from '@guiche/kernel';
import type { ChannelCapabilities, FileCapability } from '../adapters/channel-adapter.js';
import type { AttachmentKind, MessageType } from '../messages/message.types.js';

/** What is known of a file that is to go out. */
export interface FileFacts {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
}

/** A message as its channel will take it. */
export interface ComposedMessage {
  readonly type: MessageType;
  readonly text: string | null;
  readonly files: readonly (FileFacts & { readonly kind: AttachmentKind })[];
}

const notesMayHave = 10;
const noteLength = 10_000;

/** Fits text and file to what the channel can do, or throws with the reason in the caller's words. */
export function composeMessage(
  capabilities: ChannelCapabilities,
  text: string | null,
  files: readonly FileFacts[],
): ComposedMessage {
  const [file, ...more] = files;
  if (file === undefined) {
    if (text === null) throw emptyMessage();
    if (lengthOf(text) > capabilities.maxTextLength) throw tooLong(capabilities.maxTextLength);
    return { type: 'text', text, files: [] };
  }
  if (more.length > 0) throw new Unprocessable('channels.too-many-files', { max: 1 });
  const [kind, capability] = kindFor(capabilities, file);
  if (file.size > capability.maxBytes) {
    throw new Unprocessable('channels.file-too-large', {
      name: file.name,
      maxMegabytes: Math.floor(capability.maxBytes / 1_048_576),
    });
  }
  if (text !== null && !capability.caption) throw new Unprocessable('channels.no-caption', { name: file.name });
  if (text !== null && lengthOf(text) > capabilities.maxCaptionLength) throw tooLong(capabilities.maxCaptionLength);
  return { type: kind, text, files: [{ ...file, kind }] };
}

/** A note stays in the house, so no channel limits it. */
export function composeNote(text: string | null, files: readonly FileFacts[]): ComposedMessage {
  if (text === null && files.length === 0) throw emptyMessage();
  if (text !== null && lengthOf(text) > noteLength) throw tooLong(noteLength);
  if (files.length > notesMayHave) throw new Unprocessable('channels.too-many-files', { max: notesMayHave });
  const kinds = files.map((file) => ({ ...file, kind: kindOf(file.contentType) }));
  return { type: kinds[0]?.kind ?? 'text', text, files: kinds };
}

/** The most telling kind that takes this type; whatever is no picture or sound for the channel goes as a document. */
function kindFor(capabilities: ChannelCapabilities, file: FileFacts): [AttachmentKind, FileCapability] {
  const takes = (capability: FileCapability | undefined): capability is FileCapability =>
    capability !== undefined && capability.contentTypes.some((type) => type === '*/*' || type === file.contentType);
  for (const kind of [kindOf(file.contentType), 'document'] as const) {
    const capability = capabilities.files[kind];
    if (takes(capability)) return [kind, capability];
  }
  throw new Unprocessable('channels.file-type-refused', { name: file.name, contentType: file.contentType });
}

function kindOf(contentType: string): AttachmentKind {
  const [family] = contentType.split('/');
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document';
}

/** As people count: an emoji is one. */
const lengthOf = (text: string): number => [...text].length;

const emptyMessage = (): Invalid =>
  new Invalid('channels.empty-message', {}, [{ field: 'text', code: 'platform.field.is-not-empty' }]);

const tooLong = (max: number): Unprocessable => new Unprocessable('channels.text-too-long', { max });
