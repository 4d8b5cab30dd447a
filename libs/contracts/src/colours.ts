/** Colours as `#RRGGBB`, and how well one is read on another (WCAG 2.2): the same sums for server and front ends. */

const channels = (colour: string): [number, number, number] => [
  parseInt(colour.slice(1, 3), 16),
  parseInt(colour.slice(3, 5), 16),
  parseInt(colour.slice(5, 7), 16),
];

const luminance = (colour: string): number => {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Whether a text is a colour as we write it: `#0F766E`. */
export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** How well one colour is read on another: from 1 (not at all) to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** One colour with so much of another in it: 0 is none, 1 is nothing but the other. */
export function mix(colour: string, other: string, share: number): string {
  const from = channels(colour);
  const to = channels(other);
  const hex = from.map((value, i) =>
    Math.round(value + ((to[i] ?? value) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`.toUpperCase();
}

/** The colour, moved towards another until it is read on the ground; at the end the other itself. */
export function readableOn(ground: string, colour: string, towards: string, needed = 4.5): string {
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mix(colour, towards, share);
    if (contrast(tried, ground) >= needed) return tried;
  }
  return towards;
}
