/** Who is only in one of two lists of members: those who came, and those who left. */
export function comingAndGoing(before: readonly string[], after: readonly string[]): string[] {
  const [was, is] = [new Set(before), new Set(after)];
  return [...new Set([...before, ...after])].filter((id) => was.has(id) !== is.has(id));
}
