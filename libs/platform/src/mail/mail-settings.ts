import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../database/index.js';
import { Settings } from '../settings/index.js';
import type { MailBrand, MailLayout } from './mail-layout.js';

/** How the connection to the mail server is secured: from the first byte, after STARTTLS, or not at all. */
export type MailSecurity = 'tls' | 'starttls' | 'none';

/** From whom and through which server notifications go out, and how they look. */
export interface MailSettingsValues extends MailLayout {
  /** Empty until it is set up: then nothing is sent. */
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** Empty for a server that asks for none. */
  readonly user: string;
  /** Sealed, as it is stored. */
  readonly sealedPassword: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
  /** Empty: answers go to the sender. */
  readonly replyTo: string;
}

/** Under this key they stand among the settings. */
export const mailSettingsKey = 'platform.mail';

/** What holds until somebody saves something else. */
export const defaultMailSettings: MailSettingsValues = {
  host: '',
  port: 587,
  security: 'starttls',
  user: '',
  sealedPassword: null,
  fromName: '',
  fromAddress: '',
  replyTo: '',
  header: '',
  footer: '',
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Reads who sends, and how it looks. */
@Injectable()
export class MailSettings {
  constructor(private readonly settings: Settings) {}

  read(tx: ReadTx): Promise<{ value: MailSettingsValues; version: number }> {
    return this.settings.read(tx, mailSettingsKey, defaultMailSettings);
  }

  /** Name and colour of the platform's identity; ours until one is set. */
  async brand(tx: ReadTx): Promise<MailBrand> {
    const { value } = await this.settings.read<Record<string, unknown>>(tx, 'branding', {});
    const color = [value.header, value.accent].find(isText);
    return { name: isText(value.name) ? value.name : 'Guichê', color: color ?? '#0f766e' };
  }
}
