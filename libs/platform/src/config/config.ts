/** Reads one value from the environment, or says in words why it cannot. */
export interface EnvReader<T> {
  read(environment: NodeJS.ProcessEnv): T;
}

/** A setting that is missing or malformed: the message names the variable. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}:\n  - ${problems.join('\n  - ')}`);
    this.name = 'ConfigurationError';
  }
}

type Values<Fields> = { readonly [Name in keyof Fields]: Fields[Name] extends EnvReader<infer T> ? T : never };

interface Definition {
  readonly name: string;
  problems(): string[];
}

const definitions: Definition[] = [];
const resets: (() => void)[] = [];

/**
 * Declares the settings of one lib near their reader. The result is read once, at the first call;
 * `checkConfiguration()` reads all of them at boot and reports every problem at once.
 */
export function defineConfig<Fields extends Record<string, EnvReader<unknown>>>(
  name: string,
  fields: Fields,
): () => Values<Fields> {
  let values: Values<Fields> | null = null;
  const readAll = (): { values: Record<string, unknown>; problems: string[] } => {
    const read: Record<string, unknown> = {};
    const problems: string[] = [];
    for (const [field, reader] of Object.entries(fields)) {
      try {
        read[field] = reader.read(process.env);
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
    return { values: read, problems };
  };
  definitions.push({ name, problems: () => readAll().problems });
  resets.push(() => (values = null));
  return () => {
    if (!values) {
      const read = readAll();
      if (read.problems.length > 0) throw new ConfigurationError(read.problems);
      values = read.values as Values<Fields>;
    }
    return values;
  };
}

const checks: ((environment: NodeJS.ProcessEnv) => string[])[] = [];

/** Adds a check over several settings (for instance: no default secret outside demo mode). */
export function checkTogether(check: (environment: NodeJS.ProcessEnv) => string[]): void {
  checks.push(check);
}

/** Reads every declared setting and throws one ConfigurationError with all problems. Called first at boot. */
export function checkConfiguration(): void {
  const problems = [
    ...definitions.flatMap((definition) => definition.problems()),
    ...checks.flatMap((check) => check(process.env)),
  ];
  if (problems.length > 0) throw new ConfigurationError([...new Set(problems)]);
}

/** Forgets what was read: tests that change the environment call it. */
export function forgetConfiguration(): void {
  for (const reset of resets) reset();
}

interface Options<T> {
  /** Used when the variable is absent or empty. Without it the variable is required. */
  readonly default?: T;
}

function reader<T>(variable: string, options: Options<T>, parse: (text: string) => T): EnvReader<T> {
  return {
    read(environment) {
      const text = environment[variable];
      if (text === undefined || text === '') {
        if ('default' in options) return options.default as T;
        throw new Error(`${variable} is required`);
      }
      return parse(text);
    },
  };
}

/** Text. */
export const strEnv = (variable: string, options: Options<string> = {}): EnvReader<string> =>
  reader(variable, options, (text) => text);

/** Text that may be absent. */
export const optionalEnv = (variable: string): EnvReader<string | null> =>
  reader<string | null>(variable, { default: null }, (text) => text);

/** A whole number within bounds. */
export const intEnv = (
  variable: string,
  options: Options<number> & { min?: number; max?: number } = {},
): EnvReader<number> =>
  reader(variable, options, (text) => {
    const value = Number(text);
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new Error(`${variable} must be a whole number from ${min} to ${max}, not "${text}"`);
    }
    return value;
  });

/** `true`/`1`/`yes` or `false`/`0`/`no`. */
export const boolEnv = (variable: string, options: Options<boolean> = {}): EnvReader<boolean> =>
  reader(variable, options, (text) => {
    if (/^(true|1|yes)$/i.test(text)) return true;
    if (/^(false|0|no)$/i.test(text)) return false;
    throw new Error(`${variable} must be true or false, not "${text}"`);
  });

/** One of a few words. */
export const enumEnv = <T extends string>(
  variable: string,
  allowed: readonly T[],
  options: Options<T> = {},
): EnvReader<T> =>
  reader(variable, options, (text) => {
    const found = allowed.find((value) => value === text);
    if (!found) throw new Error(`${variable} must be one of ${allowed.join(', ')}, not "${text}"`);
    return found;
  });

/** An absolute address, without a slash at its end. */
export const urlEnv = (variable: string, options: Options<string> = {}): EnvReader<string> =>
  reader(variable, options, (text) => {
    if (!URL.canParse(text))
      throw new Error(`${variable} must be an address such as https://example.com, not "${text}"`);
    return text.replace(/\/+$/, '');
  });

/** A secret: never printed, at least `min` characters. */
export const secretEnv = (variable: string, options: Options<string> & { min?: number } = {}): EnvReader<string> =>
  reader(variable, options, (text) => {
    const { min = 32 } = options;
    if (text.length < min) throw new Error(`${variable} must have at least ${min} characters`);
    return text;
  });
