import { formatText } from './format-text.js';

const kinds = (text: string): string[] => formatText(text).map((part) => `${part.kind}:${part.text}`);

describe('message text', () => {
  it.each([
    ['veja *isto* já', ['text:veja ', 'bold:isto', 'text: já']],
    ['_a_ ~b~ ```c```', ['italic:a', 'text: ', 'strike:b', 'text: ', 'code:c']],
    ['2*3*4 e nome_de_arquivo', ['text:2*3*4 e nome_de_arquivo']],
    ['em https://guiche.app/a?b=1. Fim', ['text:em ', 'link:https://guiche.app/a?b=1', 'text:. Fim']],
    ['<b>x</b> javascript:alert(1)', ['text:<b>x</b> javascript:alert(1)']],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });
});
