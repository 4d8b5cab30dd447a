import { contrast, isColour, mix, readableOn } from './colours.js';

/** How a platform calls itself and looks; null stands for our own. */
export interface Branding {
  readonly name: string | null;
  readonly logoUrl: string | null;
  readonly faviconUrl: string | null;
  /** Leads in the light theme: buttons, links, what is chosen. */
  readonly accent: string | null;
  /** The same in the dark theme. */
  readonly accentDark: string | null;
  /** The bar at the top and the sign-in page. */
  readonly header: string | null;
}

/** The members of a branding that are colours. */
export const brandColours = ['accent', 'accentDark', 'header'] as const;
export type BrandColour = (typeof brandColours)[number];

/** What AA asks of text (WCAG 2.2, 1.4.3). */
export const neededContrast = 4.5;

/** What each colour must be told from: links and buttons stand on the lightest and darkest grounds, the bar carries white text. */
export const brandGrounds: Readonly<Record<BrandColour, string>> = {
  accent: '#EEF2F0',
  accentDark: '#121B1A',
  header: '#FFFFFF',
};

/** What is wrong with a colour in its place; null when it is good. */
export function brandColourProblem(
  place: BrandColour,
  colour: string,
):
  | { readonly kind: 'no-colour' }
  | { readonly kind: 'contrast'; readonly ratio: number; readonly ground: string }
  | null {
  if (!isColour(colour)) return { kind: 'no-colour' };
  const ground = brandGrounds[place];
  const ratio = contrast(colour, ground);
  return ratio < neededContrast ? { kind: 'contrast', ratio: Math.floor(ratio * 100) / 100, ground } : null;
}

/** The tokens of a theme that follow the brand. */
export interface BrandTokens {
  accent: string;
  accentHover: string;
  onAccent: string;
  accentSoft: string;
  accentText: string;
  header: string;
  headerText: string;
  headerMuted: string;
  headerHover: string;
}

/** A theme's tokens with the brand's colours in them; what the brand leaves open stays. */
export function brandTokens<Tokens extends BrandTokens>(
  tokens: Tokens,
  mode: 'light' | 'dark',
  branding: Pick<Branding, BrandColour>,
): Tokens {
  const accent = mode === 'light' ? branding.accent : branding.accentDark;
  const { header } = branding;
  return {
    ...tokens,
    ...(accent && accentTokens(accent, mode)),
    ...(header && headerTokens(mode === 'light' ? header : mix(header, '#0B1211', 0.45))),
  };
}

function accentTokens(accent: string, mode: 'light' | 'dark') {
  const [surface, ink] = mode === 'light' ? ['#FFFFFF', '#06100E'] : ['#121B1A', '#F4FAF8'];
  const soft = mix(surface, accent, mode === 'light' ? 0.13 : 0.22);
  return {
    accent,
    accentHover: mix(accent, ink, 0.18),
    onAccent: contrast('#FFFFFF', accent) >= contrast('#06100E', accent) ? '#FFFFFF' : '#06100E',
    accentSoft: soft,
    accentText: readableOn(soft, accent, ink),
  };
}

function headerTokens(header: string) {
  return {
    header,
    headerText: '#FFFFFF',
    headerMuted: readableOn(header, mix('#FFFFFF', header, 0.3), '#FFFFFF'),
    headerHover: mix(header, contrast('#FFFFFF', header) > 9 ? '#FFFFFF' : '#000000', 0.12),
  };
}
