import { api } from './api.js';
import { h, icon } from './dom.js';
import { t } from './i18n.js';

/** A message in one line: for lists, quotes and announcements. */
export function previewOf(message) {
  const { type, content } = message;
  if (type === 'text') return content.body;
  if (type === 'interactive') return interactivePreview(content);
  if (type === 'button') return content.text;
  if (type === 'template') return `${t('template')}: ${content.name}`;
  if (type === 'document') return message.media?.fileName ?? content?.filename ?? t('document');
  if (type === 'location') return content.name ?? t('location');
  if (type === 'contacts') return content[0]?.name?.formatted_name ?? t('contacts');
  const label = ['image', 'audio', 'video', 'sticker'].includes(type) ? t(type) : t('unsupported');
  return content?.caption ? `${label}: ${content.caption}` : label;
}

function interactivePreview(content) {
  return content.button_reply?.title ?? content.list_reply?.title ?? content.body?.text ?? t('interactive');
}

/** What stands inside a bubble, by type. `act` sends what a click on an option means. */
export function contentOf(message, act) {
  const { type, content } = message;
  if (type === 'text') return [rich(content.body)];
  if (type === 'button') return [rich(content.text)];
  if (['image', 'audio', 'video', 'document', 'sticker'].includes(type)) return mediaParts(message);
  if (type === 'location') return [locationCard(content)];
  if (type === 'contacts') return content.map(contactCard);
  if (type === 'interactive') return interactiveParts(message, act);
  if (type === 'template') return templateParts(message, act);
  return [h('p', { className: 'text muted-text' }, icon('question'), ` ${t('unsupported')}`)];
}

/** WhatsApp's own marks: *bold*, _italic_, ~struck~, and addresses as links. Built as nodes, never as HTML. */
function rich(text) {
  const paragraph = h('p', { className: 'text' });
  const pattern = /(https?:\/\/[^\s]+)|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~/g;
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    paragraph.append(text.slice(last, match.index));
    const [whole, link, bold, italic, struck] = match;
    if (link) paragraph.append(h('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, link));
    else paragraph.append(h(bold ? 'strong' : italic ? 'em' : 's', {}, bold ?? italic ?? struck));
    last = match.index + whole.length;
  }
  paragraph.append(text.slice(last));
  return paragraph;
}

function mediaParts(message) {
  const { type, content, media } = message;
  const url = media ? api.mediaUrl(media.id) : content.link;
  const caption = content.caption ? rich(content.caption) : null;
  const alt = content.caption ?? t(type);
  if (!url) return [fileCard(t(type), null, null), caption];
  if (type === 'image' || type === 'sticker') {
    const picture = h('img', { className: type === 'sticker' ? 'sticker' : 'photo', src: url, alt, loading: 'lazy' });
    return [h('a', { href: url, target: '_blank', rel: 'noopener', className: 'photo-link' }, picture), caption];
  }
  if (type === 'audio')
    return [h('audio', { controls: true, src: url, preload: 'metadata', 'aria-label': t('audio') })];
  if (type === 'video') {
    return [
      h('video', { controls: true, src: url, preload: 'metadata', className: 'photo', 'aria-label': alt }),
      caption,
    ];
  }
  return [fileCard(content.filename ?? media?.fileName ?? t('document'), media?.size ?? null, url), caption];
}

function fileCard(name, size, url) {
  const text = h('span', { className: 'file-text' }, h('span', { className: 'file-name' }, name), sizeText(size));
  if (!url) return h('div', { className: 'file-card' }, icon('file'), text);
  const verb = h('span', { className: 'visually-hidden' }, t('download'));
  return h('a', { className: 'file-card', href: url, download: name }, icon('file'), verb, text);
}

function sizeText(size) {
  if (size === null) return null;
  const text = size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} kB` : `${(size / 1048576).toFixed(1)} MB`;
  return h('span', { className: 'file-size' }, text);
}

function locationCard(content) {
  const place = `${Number(content.latitude).toFixed(5)}, ${Number(content.longitude).toFixed(5)}`;
  return h(
    'div',
    { className: 'card' },
    h('div', { className: 'map', 'aria-hidden': 'true' }, icon('pin')),
    content.name ? h('strong', {}, content.name) : null,
    h('span', {}, content.address ?? place),
  );
}

function contactCard(contact) {
  const phone = contact.phones?.[0]?.phone;
  return h(
    'div',
    { className: 'file-card' },
    icon('person'),
    h(
      'span',
      { className: 'file-text' },
      h('span', { className: 'file-name' }, contact.name?.formatted_name ?? t('contacts')),
      phone ? h('span', { className: 'file-size' }, phone) : null,
    ),
  );
}

function interactiveParts(message, act) {
  const { content } = message;
  const chosen = content.button_reply ?? content.list_reply;
  if (chosen)
    return [rich(chosen.title), chosen.description ? h('p', { className: 'footer' }, chosen.description) : null];
  const parts = [
    content.header?.type === 'text' ? h('p', { className: 'text heading' }, content.header.text) : null,
    content.body?.text ? rich(content.body.text) : null,
    content.footer?.text ? h('p', { className: 'footer' }, content.footer.text) : null,
  ];
  const action = content.action ?? {};
  if (content.type === 'button') {
    for (const { reply } of action.buttons ?? []) {
      const choose = () => act({ type: 'interactive', content: { type: 'button_reply', button_reply: reply } });
      parts.push(optionButton('interactive-button', reply.title, choose, 'reply'));
    }
  } else if (content.type === 'list') {
    parts.push(optionButton('list-open', action.button, () => act({ openList: content }), 'list'));
  } else if (content.type === 'cta_url') {
    const { url, display_text: text } = action.parameters ?? {};
    parts.push(h('a', { className: 'option', href: url, target: '_blank', rel: 'noopener noreferrer' }, text ?? url));
  } else if (content.type === 'location_request_message') {
    parts.push(optionButton('send-location', t('attachLocation'), () => act({ sendLocation: true }), 'pin'));
  }
  return parts;
}

function templateParts(message, act) {
  const { content } = message;
  const parts = [h('p', { className: 'label' }, `${t('template')} · ${content.name} · ${content.language.code}`)];
  for (const component of content.components ?? []) {
    const values = (component.parameters ?? []).map(
      (one) => one.text ?? one.payload ?? one[one.type]?.link ?? one.type,
    );
    const kind = component.type?.toLowerCase();
    if (kind === 'header') parts.push(h('p', { className: 'text heading' }, values.join(' ')));
    else if (kind === 'body') parts.push(h('p', { className: 'text' }, values.join(' · ')));
    else if (component.sub_type?.toLowerCase() === 'quick_reply') {
      const payload = values[0] ?? '';
      const choose = () => act({ type: 'button', content: { payload, text: payload } });
      parts.push(optionButton('interactive-button', payload, choose, 'reply'));
    }
  }
  return parts;
}

function optionButton(testId, label, onclick, iconName) {
  return h(
    'button',
    { type: 'button', className: 'option', onclick, dataset: { testid: testId } },
    icon(iconName),
    label,
  );
}
