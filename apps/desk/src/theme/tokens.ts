/**
 * The desk's colours, once: MUI's palette and the style sheets read the same table.
 * Deep teal leads, warm amber asks for attention; greys lean to green so that both sit on them calmly.
 * Every text colour keeps 4.5:1 on every surface it is used on.
 */
export interface Tokens {
  canvas: string;
  surface: string;
  raised: string;
  sunken: string;
  hover: string;
  border: string;
  strongBorder: string;
  text: string;
  text2: string;
  text3: string;
  accent: string;
  accentHover: string;
  onAccent: string;
  accentSoft: string;
  accentText: string;
  amber: string;
  amberSoft: string;
  amberText: string;
  onAmber: string;
  danger: string;
  dangerSoft: string;
  dangerText: string;
  success: string;
  successSoft: string;
  info: string;
  infoSoft: string;
  thread: string;
  bubbleIn: string;
  bubbleOut: string;
  bubbleOutText: string;
  bubbleNote: string;
  bubbleNoteBorder: string;
  bubbleNoteText: string;
  readTick: string;
  header: string;
  headerText: string;
  headerMuted: string;
  headerHover: string;
  shadow: string;
}

export const lightTokens: Tokens = {
  canvas: '#EEF2F0',
  surface: '#FFFFFF',
  raised: '#FFFFFF',
  sunken: '#F5F8F7',
  hover: '#F0F5F3',
  border: '#E0E7E4',
  strongBorder: '#82938E',
  text: '#13211E',
  text2: '#435450',
  text3: '#5C6D68',
  accent: '#0F766E',
  accentHover: '#0B5D57',
  onAccent: '#FFFFFF',
  accentSoft: '#DDF1EC',
  accentText: '#0B625B',
  amber: '#F5A524',
  amberSoft: '#FDF1DA',
  amberText: '#84490A',
  onAmber: '#2B1700',
  danger: '#BE2F26',
  dangerSoft: '#FCEBE9',
  dangerText: '#A3261E',
  success: '#17804E',
  successSoft: '#DFF3E8',
  info: '#2B62B8',
  infoSoft: '#E4EDFB',
  thread: '#F1F5F3',
  bubbleIn: '#FFFFFF',
  bubbleOut: '#D5EEE7',
  bubbleOutText: '#0E2B27',
  bubbleNote: '#FFF4D6',
  bubbleNoteBorder: '#EFCF83',
  bubbleNoteText: '#4B3506',
  readTick: '#0A6FB8',
  header: '#0C3B38',
  headerText: '#F2FAF8',
  headerMuted: '#A9CBC5',
  headerHover: '#15504B',
  shadow: '0 1px 2px rgba(16,42,38,.06), 0 8px 24px rgba(16,42,38,.08)',
};

export const darkTokens: Tokens = {
  canvas: '#0B1211',
  surface: '#121B1A',
  raised: '#1A2524',
  sunken: '#0F1716',
  hover: '#1A2625',
  border: '#243230',
  strongBorder: '#64807A',
  text: '#E6EFED',
  text2: '#B2C3BF',
  text3: '#91A5A0',
  accent: '#2FB5A5',
  accentHover: '#52CBBC',
  onAccent: '#04201D',
  accentSoft: '#12332F',
  accentText: '#6FD9CB',
  amber: '#F5A524',
  amberSoft: '#35270D',
  amberText: '#F8C670',
  onAmber: '#2B1700',
  danger: '#F0736A',
  dangerSoft: '#3A1B19',
  dangerText: '#F7A09A',
  success: '#5CC793',
  successSoft: '#133021',
  info: '#86B3F5',
  infoSoft: '#172640',
  thread: '#0D1514',
  bubbleIn: '#1B2726',
  bubbleOut: '#11423C',
  bubbleOutText: '#E4F6F2',
  bubbleNote: '#33280F',
  bubbleNoteBorder: '#6B5420',
  bubbleNoteText: '#F6E3B4',
  readTick: '#6CC4FF',
  header: '#0C1F1D',
  headerText: '#E8F4F1',
  headerMuted: '#93B3AD',
  headerHover: '#163330',
  shadow: '0 1px 2px rgba(0,0,0,.4), 0 12px 32px rgba(0,0,0,.45)',
};

const kebab = (name: string): string => name.replace(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`);

/** The table as custom properties: `text2` becomes `--g-text-2`. */
export const asCustomProperties = (tokens: Tokens): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--g-${kebab(name)}`, value as string]));
