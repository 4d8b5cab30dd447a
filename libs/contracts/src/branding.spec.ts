import { brandColourProblem, brandTokens, neededContrast, type BrandTokens } from './branding.js';
import { contrast, mix, readableOn } from './colours.js';

it('ORG-6: contrast is that of WCAG', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  expect(contrast('#0F766E', '#0F766E')).toBe(1);
});

it.each([
  ['accent', '#0F766E', null],
  ['accent', '#F5A524', 'contrast'],
  ['accent', 'teal', 'no-colour'],
  ['accentDark', '#2FB5A5', null],
  ['accentDark', '#0F3B38', 'contrast'],
  ['header', '#0C3B38', null],
  ['header', '#FFE000', 'contrast'],
] as const)('ORG-6: %s %s: %p', (place, colour, kind) => {
  expect(brandColourProblem(place, colour)?.kind ?? null).toBe(kind);
});

const own: BrandTokens = {
  accent: '#0F766E',
  accentHover: '#0B5D57',
  onAccent: '#FFFFFF',
  accentSoft: '#DDF1EC',
  accentText: '#0B625B',
  header: '#0C3B38',
  headerText: '#F2FAF8',
  headerMuted: '#A9CBC5',
  headerHover: '#15504B',
};

it('ORG-6: every colour that is let through gives tokens that are read', () => {
  const sides = ['00', '33', '66', '99', 'CC', 'FF'];
  const all = sides.flatMap((r) => sides.flatMap((g) => sides.map((b) => `#${r}${g}${b}`)));
  for (const mode of ['light', 'dark'] as const) {
    for (const colour of all) {
      const place = mode === 'light' ? 'accent' : 'accentDark';
      if (!brandColourProblem(place, colour)) {
        const tokens = brandTokens(own, mode, { accent: colour, accentDark: colour, header: null });
        expect(contrast(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(neededContrast);
        expect(contrast(tokens.accentText, tokens.accentSoft)).toBeGreaterThanOrEqual(neededContrast);
        expect(tokens.header).toBe(own.header);
      }
      if (!brandColourProblem('header', colour)) {
        const tokens = brandTokens(own, mode, { accent: null, accentDark: null, header: colour });
        expect(contrast(tokens.headerText, tokens.header)).toBeGreaterThanOrEqual(neededContrast);
        expect(contrast(tokens.headerMuted, tokens.header)).toBeGreaterThanOrEqual(neededContrast);
        expect(tokens.accent).toBe(own.accent);
      }
    }
  }
});

it('mixes by share, and goes as far as it must', () => {
  expect(mix('#000000', '#FFFFFF', 0.5)).toBe('#808080');
  expect(readableOn('#FFFFFF', '#FFFFFF', '#000000')).not.toBe('#FFFFFF');
});
