import type { MessageKey } from '../i18n/pt-BR.js';

/** A short list of what agents really use, by group. */
export const emojiGroups: readonly { name: MessageKey; emojis: readonly string[] }[] = [
  {
    name: 'emoji.faces',
    emojis: [...'😀😃😄😁😅😂🙂😉😊😍😘😋😎🤩🤔🤗🙄😐😕🙁😢😭😤😡😱😴🤒🥳😇🤝'],
  },
  { name: 'emoji.hands', emojis: [...'👍👎👌🙏👏🙌👋💪👇👉👈👆🤞🫶'] },
  {
    name: 'emoji.signs',
    emojis: [
      '❤️',
      '💙',
      '💚',
      '💛',
      '✅',
      '❌',
      '⚠️',
      '❗',
      '❓',
      '⭐',
      '🔥',
      '🎉',
      '💡',
      '🔔',
      '⏰',
      '⌛',
      '🆗',
      '🔒',
    ],
  },
  { name: 'emoji.things', emojis: [...'📦🚚📄📎📷📞📱💻💳💰🧾📧📅📍🏠🏢🛒🎁☕🌞'] },
];
