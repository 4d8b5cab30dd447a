import {
  ConfigurationDocuments,
  ConfigurationPeople,
  type ConfigurationActor,
  type ConfigurationPlan,
} from '@guiche/platform/configuration-document';
import { withCause, type Cause, type Language } from '@guiche/platform/context';
import { createHttpApp, problemOf } from '@guiche/platform/http';
import { ApiModule } from '../api.module.js';
import { planText } from './plan-text.js';

/** Who runs a command, and in which language it answers. */
export interface CommandOptions {
  /** The user whose permissions bound it; without one it may do what the root may. */
  readonly login: string | null;
  readonly language: Language;
}

/** The configuration document for the command line: the same as the API offers, without a server. */
export interface ConfigurationCommands {
  export(): Promise<string>;
  plan(text: string): Promise<ConfigurationPlan>;
  apply(text: string, fingerprint: string): Promise<ConfigurationPlan>;
  /** A plan for people to read. */
  words(plan: ConfigurationPlan, hasColours: boolean): string;
  /** A refusal in words, each of its problems on a line of its own. */
  explain(error: unknown): string;
  close(): Promise<void>;
}

/** Boots the application without listening; its audit entries name the command, or the user it acts for. */
export async function configurationCommands({ login, language }: CommandOptions): Promise<ConfigurationCommands> {
  const app = await createHttpApp(ApiModule, { logger: false });
  await app.init();
  const documents = app.get(ConfigurationDocuments);
  const actor = await app.get(ConfigurationPeople).actor(login);
  if (!actor) {
    await app.close();
    const why =
      login === null ? 'This installation has no root yet.' : `There is no active user with the login ${login}.`;
    throw Object.assign(new Error(why), { plain: true });
  }
  const cause: Partial<Cause> = {
    language,
    requestId: null,
    actor:
      login === null
        ? { kind: 'system', id: null, name: 'command line' }
        : { kind: 'user', id: actor.userId, name: actor.name },
  };
  const as = <T>(work: (actor: ConfigurationActor) => Promise<T>): Promise<T> => withCause(cause, () => work(actor));
  return {
    export: () => as((who) => documents.export(who)),
    plan: (text) => as((who) => documents.plan(who, text)),
    apply: (text, fingerprint) => as((who) => documents.apply(who, text, fingerprint)),
    words: (plan, hasColours) => planText(plan, language, hasColours),
    explain: (error) => {
      const { detail, errors = [], status } = problemOf(error, language, null);
      if (status >= 500) return error instanceof Error ? (error.stack ?? error.message) : String(error);
      return [detail, ...errors.map(({ field, message }) => `${field}: ${message}`)].join('\n');
    },
    close: () => app.close(),
  };
}
