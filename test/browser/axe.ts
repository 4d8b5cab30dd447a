import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';

const source = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds on the page as it stands, one line per rule (WEB-13). */
export async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(source);
  // What is half faded in has colours that nobody will ever see.
  // Asked from here: the page's own policy lets nothing in it evaluate text.
  const isStill = `document.getAnimations().every(({ playState }) => playState !== 'running')`;
  await eventually(() => page.evaluate<boolean>(isStill));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
