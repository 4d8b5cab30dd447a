import { IsInt, IsOptional, IsString, IsUrl, Matches, Max, MaxLength, Min } from 'class-validator';
import type { SettingField } from '../channel-adapter.js';

/** What an inbox of the WhatsApp Cloud API needs to know beside its secrets. */
export class WhatsAppCloudSettings {
  /** Of the number, as Meta's console shows it; never the number itself. */
  @Matches(/^\d{1,32}$/)
  phoneNumberId!: string;

  @IsOptional()
  @Matches(/^\d{1,32}$/)
  businessAccountId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  displayPhone?: string;

  /** Another host lets a simulator stand in. */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(300)
  graphBaseUrl: string = 'https://graph.facebook.com';

  @Matches(/^v\d{1,3}\.\d{1,2}$/)
  apiVersion: string = 'v23.0';

  @IsInt()
  @Min(1)
  @Max(1000)
  messagesPerSecond: number = 80;
}

/** The guided form (CHN-1), in the order in which Meta's console shows the values. */
export const whatsAppCloudFields: readonly SettingField[] = [
  {
    name: 'phoneNumberId',
    kind: 'text',
    label: { ptBR: 'ID do número de telefone', en: 'Phone number ID' },
    help: {
      ptBR: 'Em WhatsApp › Configuração da API, no painel da Meta. Não é o número de telefone.',
      en: 'Under WhatsApp › API setup in Meta’s console. It is not the phone number.',
    },
    required: true,
  },
  {
    name: 'businessAccountId',
    kind: 'text',
    label: { ptBR: 'ID da conta do WhatsApp Business', en: 'WhatsApp Business account ID' },
    required: false,
  },
  {
    name: 'displayPhone',
    kind: 'text',
    label: { ptBR: 'Número de telefone', en: 'Phone number' },
    help: { ptBR: 'Só para exibição.', en: 'For display only.' },
    required: false,
  },
  {
    name: 'accessToken',
    kind: 'secret',
    label: { ptBR: 'Token de acesso', en: 'Access token' },
    help: {
      ptBR: 'De um usuário do sistema, com whatsapp_business_messaging e whatsapp_business_management.',
      en: 'Of a system user, with whatsapp_business_messaging and whatsapp_business_management.',
    },
    required: true,
  },
  {
    name: 'appSecret',
    kind: 'secret',
    label: { ptBR: 'Chave secreta do aplicativo', en: 'App secret' },
    help: {
      ptBR: 'Com ela é verificada a assinatura de cada chamada da Meta.',
      en: 'The signature of every call from Meta is checked with it.',
    },
    required: true,
  },
  {
    name: 'graphBaseUrl',
    kind: 'url',
    label: { ptBR: 'Endereço da Graph API', en: 'Graph API address' },
    required: false,
    default: 'https://graph.facebook.com',
  },
  {
    name: 'apiVersion',
    kind: 'text',
    label: { ptBR: 'Versão da API', en: 'API version' },
    required: false,
    default: 'v23.0',
  },
  {
    name: 'messagesPerSecond',
    kind: 'number',
    label: { ptBR: 'Mensagens por segundo', en: 'Messages per second' },
    help: {
      ptBR: 'O limite do número: 80, ou 20 quando o aplicativo no celular é usado junto.',
      en: 'The number’s limit: 80, or 20 when the phone app is used alongside.',
    },
    required: false,
    default: 80,
  },
];
