/** One SQL text with a name, prepared once per connection under that name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const named = new Map<string, string>();

/** Declares a prepared statement. The name is `<lib>.<purpose>`; throws when another text has the same name. */
export function statement(name: string, text: string): Statement {
  const other = named.get(name);
  if (other !== undefined && other !== text) throw new Error(`Two statements are named ${name}`);
  named.set(name, text);
  // PostgreSQL cuts names at 63 bytes, which would make two long names one.
  if (name.length > 63) throw new Error(`The statement name ${name} is longer than 63 characters`);
  return { name, text };
}

/** A statement whose text was put together at run time from a bounded number of shapes; not prepared under a name. */
export const unnamed = (text: string): Statement => ({ name: '', text });
