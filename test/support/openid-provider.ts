import { fork } from 'node:child_process';
import { join } from 'node:path';

/** What the directory says of somebody, by his subject. */
export type Person = Readonly<Record<string, unknown>>;

/** Changes of the directory while it runs. */
export interface ProviderChange {
  /** Who signs in there from now on. */
  readonly person?: string;
  readonly people?: Readonly<Record<string, Person>>;
  readonly idTokenSeconds?: number;
  /** Answers nothing any more. */
  readonly down?: boolean;
  /** Sends people back without letting them in. */
  readonly deny?: boolean;
  /** New signing keys; the old ones are gone. */
  readonly rotate?: boolean;
}

/** A running OpenID provider. */
export interface OpenIdProvider {
  readonly issuer: string;
  change(change: ProviderChange): Promise<void>;
  /** Follows the links of the directory as a browser does, and answers the query it comes back with. */
  visit(url: string): Promise<string>;
  close(): void;
}

/** Starts `oidc-provider` in a process of its own. */
export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const child = fork(join(process.cwd(), 'test/support/openid-provider.mjs'), [redirectUri], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: ['--no-warnings'],
  });
  const issuer = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const line = /^(http:\/\/\S+)$/m.exec(said);
      if (line?.[1]) resolve(line[1]);
    });
    child.once('exit', () => reject(new Error(`The OpenID provider did not start: ${said}`)));
  });
  return {
    issuer,
    async change(change) {
      await fetch(`${issuer}/control`, { method: 'POST', body: JSON.stringify(change) });
    },
    async visit(url) {
      const cookies = new Map<string, string>();
      for (let next = url, steps = 0; steps < 12; steps++) {
        if (next.startsWith(redirectUri)) return new URL(next).search.slice(1);
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const location = answer.headers.get('location');
        if (!location) throw new Error(`${next} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
        next = new URL(location, next).href;
      }
      throw new Error('The directory sends people round in circles');
    },
    close: () => void child.kill(),
  };
}
