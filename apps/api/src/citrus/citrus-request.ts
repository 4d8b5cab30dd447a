import type { StatusByApiRequest } from '@guiche/tickets';
import { CitrusRefusal } from './citrus-refusal.js';
import { statusByName } from './citrus-status.js';
import { citrusTexts } from './citrus-texts.js';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (body: unknown): Fields =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : {};

/** A text or a number as text, trimmed; empty when absent. Longer than any such field can be is refused. */
function textOf(fields: Fields, name: string, maxLength: number): string {
  const value = fields[name];
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new CitrusRefusal(400, citrusTexts.fieldInvalid(name));
  const text = String(value).trim();
  if (text.length > maxLength || text.includes('\0')) throw new CitrusRefusal(400, citrusTexts.fieldInvalid(name));
  return text;
}

function flagOf(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (value === undefined || value === null || value === '')
    throw new CitrusRefusal(400, citrusTexts.fieldRequired(name));
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (text !== 'true' && text !== 'false') throw new CitrusRefusal(400, citrusTexts.fieldInvalid(name));
  return text === 'true';
}

/** Reads login and password; the password is taken as it stands. */
export function readLogin(body: unknown): { login: string; password: string } {
  const fields = fieldsOf(body);
  const login = textOf(fields, 'login', 320);
  if (login === '') throw new CitrusRefusal(400, citrusTexts.loginRequired);
  const { senha } = fields;
  if (typeof senha !== 'string' || senha === '') throw new CitrusRefusal(400, citrusTexts.passwordRequired);
  if (senha.length > 1000) throw new CitrusRefusal(401, citrusTexts.wrongPassword);
  return { login, password: senha };
}

/** Reads a change of status (API-12); throws CitrusRefusal for what is missing or malformed. */
export function readStatusChange(body: unknown): StatusByApiRequest {
  const fields = fieldsOf(body);
  const protocol = textOf(fields, 'protocolo', 40);
  if (protocol === '') throw new CitrusRefusal(400, citrusTexts.fieldRequired('protocolo'));
  const name = textOf(fields, 'status', 40);
  if (name === '') throw new CitrusRefusal(400, citrusTexts.fieldRequired('status'));
  const status = statusByName(name);
  if (!status) throw new CitrusRefusal(404, citrusTexts.statusNotFound);
  const reasonName = textOf(fields, 'motivoStatus', 200);
  const text = textOf(fields, 'comentario', 4000);
  const comment = text === '' ? null : { text, visibleToCustomer: flagOf(fields, 'visivelCliente') };
  return { protocol, status, reasonName, comment };
}
