import type { MailWords } from './mail-template.js';

/** What stands around the words of every notification mail (ORG-6). */
export interface MailLayout {
  /** At the top; the platform's name when empty. */
  readonly header: string;
  /** Small, at the bottom. */
  readonly footer: string;
}

/** Name and colour of the platform, as far as branding is set. */
export interface MailBrand {
  readonly name: string;
  readonly color: string;
}

/** The mail in both forms; the plain one says everything the other says. */
export interface LaidOutMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
const lines = (text: string): string => escaped(text).replaceAll(/\r?\n/g, '<br>');
const paragraph = (text: string): string =>
  `<p style="margin:0 0 16px;font-size:15px;line-height:23px;color:#13211e">${lines(text)}</p>`;

/** Black or white, whichever is read more easily on the colour. */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  return 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2 > 0.36 ? '#13211e' : '#ffffff';
}

/** Puts header, footer and colours around the words. Tables and inline styles: what mail programs show alike. */
export function layOut(words: MailWords, layout: MailLayout, brand: MailBrand): LaidOutMail {
  const { subject, paragraphs, action } = words;
  const header = layout.header.trim() || brand.name;
  const footer = layout.footer.trim();
  const color = /^#[0-9a-f]{6}$/i.test(brand.color) ? brand.color : '#0f766e';
  const button = action
    ? `<p style="margin:8px 0 24px"><a href="${escaped(action.url)}" style="display:inline-block;padding:12px 22px;border-radius:10px;background:${color};color:${inkOn(color)};font-weight:600;text-decoration:none">${escaped(action.label)}</a></p>` +
      `<p style="margin:0 0 16px;font-size:12px;line-height:18px;color:#5b6b67;word-break:break-all">${escaped(action.url)}</p>`
    : '';
  const html =
    `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>` +
    `<body style="margin:0;padding:24px 12px;background:#f3f6f5;font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif">` +
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">` +
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:14px;overflow:hidden">` +
    `<tr><td style="padding:18px 28px;background:${color};color:${inkOn(color)};font-size:18px;font-weight:700">${lines(header)}</td></tr>` +
    `<tr><td style="padding:28px 28px 12px"><h1 style="margin:0 0 16px;font-size:20px;line-height:28px;color:#13211e">${escaped(subject)}</h1>` +
    `${paragraphs.map(paragraph).join('')}${button}</td></tr>` +
    (footer === ''
      ? ''
      : `<tr><td style="padding:16px 28px 24px;border-top:1px solid #e3eae8;font-size:12px;line-height:18px;color:#5b6b67">${lines(footer)}</td></tr>`) +
    `</table></td></tr></table></body></html>`;
  const parts = [
    header,
    ...paragraphs,
    ...(action ? [`${action.label}: ${action.url}`] : []),
    ...(footer ? [`-- \n${footer}`] : []),
  ];
  return { subject, html, text: `${parts.join('\n\n')}\n` };
}
