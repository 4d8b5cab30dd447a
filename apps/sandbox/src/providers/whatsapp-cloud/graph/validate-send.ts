import type { Json } from '../../../world/records.js';
import { graphError, parameterError } from './graph-error.js';

const mediaTypes = ['image', 'video', 'document', 'audio', 'sticker'] as const;
const types = [...mediaTypes, 'text', 'location', 'contacts', 'interactive', 'reaction', 'template'];

/** A send that has passed the provider's checks of form. */
export interface SendRequest {
  to: string | undefined;
  recipient: string | undefined;
  type: string;
  content: unknown;
  contextId: string | null;
  callbackData: string | null;
  mediaId: string | null;
  link: string | null;
}

/** Is it an object with members? */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const wrong = (details: string): Error => graphError(131009, details);

function within(value: unknown, name: string, max: number, required = true): void {
  if (value === undefined && !required) return;
  if (typeof value !== 'string' || (required && value.trim() === ''))
    throw parameterError(`The parameter ${name} is required.`);
  if ([...value].length > max) throw graphError(100, `Param ${name} must be at most ${max} characters long.`);
}

/** Reads the body of POST …/messages, refusing what the provider refuses, with its words. */
export function readSend(body: unknown): SendRequest {
  if (!isJson(body) || body['messaging_product'] !== 'whatsapp') {
    throw parameterError('The parameter messaging_product is required.');
  }
  const to = textOf(body['to']);
  const recipient = textOf(body['recipient']);
  if (to === undefined && recipient === undefined) throw parameterError('The parameter to is required.');
  const type = textOf(body['type']) ?? 'text';
  if (!types.includes(type)) {
    throw parameterError(
      `Param type must be one of {${types.map((one) => one.toUpperCase()).join(', ')}} - got "${type}".`,
    );
  }
  const content = body[type];
  if (content === undefined) throw parameterError(`The parameter ${type} is required.`);
  checkContent(type, content);
  const callbackData = body['biz_opaque_callback_data'];
  within(callbackData, 'biz_opaque_callback_data', 512, false);
  const context = body['context'];
  const isMedia = (mediaTypes as readonly string[]).includes(type) && isJson(content);
  return {
    to,
    recipient: to === undefined ? recipient : undefined,
    type,
    content,
    contextId: isJson(context) ? (textOf(context['message_id']) ?? null) : null,
    callbackData: typeof callbackData === 'string' ? callbackData : null,
    mediaId: isMedia ? (textOf(content['id']) ?? null) : null,
    link: isMedia ? (textOf(content['link']) ?? null) : null,
  };
}

function checkContent(type: string, content: unknown): void {
  if (type === 'contacts') {
    if (!Array.isArray(content) || content.length === 0) throw parameterError('The parameter contacts is required.');
    if (content.length > 257) throw wrong('Param contacts must have at most 257 elements.');
    return;
  }
  if (!isJson(content)) throw parameterError(`Param ${type} must be a JSON object.`);
  if (type === 'text') within(content['body'], "text['body']", 4096);
  else if (type === 'location') checkLocation(content);
  else if (type === 'reaction') checkReaction(content);
  else if (type === 'interactive') checkInteractive(content);
  else if (type === 'template') checkTemplate(content);
  else checkMedia(type, content);
}

function checkMedia(type: string, content: Json): void {
  if (!textOf(content['id']) && !textOf(content['link'])) {
    throw graphError(100, `Param ${type} must have exactly one of the parameters: id, link.`);
  }
  if (type === 'audio' || type === 'sticker') {
    if (content['caption'] !== undefined) throw graphError(100, `Unexpected key "caption" on param "${type}".`);
  } else within(content['caption'], `${type}['caption']`, 1024, false);
}

function checkLocation(content: Json): void {
  for (const name of ['latitude', 'longitude']) {
    if (!Number.isFinite(Number(content[name])) || content[name] === undefined || content[name] === null) {
      throw parameterError(`The parameter location['${name}'] is required.`);
    }
  }
}

function checkReaction(content: Json): void {
  if (!textOf(content['message_id'])) throw parameterError("The parameter reaction['message_id'] is required.");
  if (typeof content['emoji'] !== 'string') throw parameterError("The parameter reaction['emoji'] is required.");
}

function checkTemplate(content: Json): void {
  const name = textOf(content['name']);
  if (!name) throw parameterError("The parameter template['name'] is required.");
  if (!/^[a-z0-9_]{1,512}$/.test(name)) throw wrong("Param template['name'] has characters that are not allowed.");
  if (!isJson(content['language']) || !textOf(content['language']['code'])) {
    throw parameterError("The parameter template['language']['code'] is required.");
  }
}

function checkInteractive(content: Json): void {
  const action = content['action'];
  if (!isJson(action)) throw parameterError("The parameter interactive['action'] is required.");
  if (content['type'] === 'button') {
    checkBody(content);
    const buttons = listOf(action['buttons']);
    if (buttons.length < 1 || buttons.length > 3)
      throw wrong('Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
    for (const button of buttons) {
      const reply = isJson(button['reply']) ? button['reply'] : {};
      within(reply['id'], "interactive['action']['buttons']['reply']['id']", 256);
      within(reply['title'], "interactive['action']['buttons']['reply']['title']", 20);
    }
  } else if (content['type'] === 'list') {
    checkBody(content);
    within(action['button'], "interactive['action']['button']", 20);
    const rows = listOf(action['sections']).flatMap((section) => listOf(section['rows']));
    if (rows.length < 1 || rows.length > 10)
      throw wrong(`Total row count exceed max allowed count: 10. Your list has ${rows.length}.`);
    for (const row of rows) {
      within(row['id'], "interactive['action']['sections']['rows']['id']", 200);
      within(row['title'], "interactive['action']['sections']['rows']['title']", 24);
      within(row['description'], "interactive['action']['sections']['rows']['description']", 72, false);
    }
  } else if (!textOf(content['type'])) throw parameterError("The parameter interactive['type'] is required.");
}

function checkBody(content: Json): void {
  const { body, footer } = content;
  within(isJson(body) ? body['text'] : undefined, "interactive['body']['text']", 1024);
  if (isJson(footer)) within(footer['text'], "interactive['footer']['text']", 60, false);
}

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
