/** The same tree of keys with other words. */
export type SameKeys<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : SameKeys<Tree[Key]> };

/** Words of one subject in both languages; a key that is missing in one of them does not compile. */
export const bilingual = <Tree extends object>(
  ptBR: Tree,
  en: SameKeys<Tree>,
): { 'pt-BR': Tree; en: SameKeys<Tree> } => ({
  'pt-BR': ptBR,
  en,
});
