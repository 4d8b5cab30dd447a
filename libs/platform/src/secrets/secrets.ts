import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sealed } from './sealed.js';
import { secretsConfig } from './secrets.config.js';

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Seals and opens secrets with AES-256-GCM (IAM-18). New ones take the current key; old keys only open. */
@Injectable()
export class Secrets {
  private cached: { current: Key; byId: Map<string, Key> } | null = null;

  seal(text: string): Sealed {
    const { current } = this.keys();
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce);
    cipher.setAAD(Buffer.from(`v1.${current.id}`));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
    return Sealed.fromColumn(['v1', current.id, ...parts].join('.'));
  }

  /** The secret itself; throws when its key is not configured or the value was altered. */
  open(sealed: Sealed): string {
    const [version, keyId, nonce, tag, body] = sealed.toColumn().split('.').map(String) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const key = this.keys().byId.get(keyId);
    if (!key)
      throw new Error(`The secret was sealed with key ${keyId}, which is not configured (GUICHE_SECRET_KEYS_OLD)`);
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'));
    decipher.setAAD(Buffer.from(`${version}.${keyId}`));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  }

  /** Whether `reseal` would change it. */
  isOutdated(sealed: Sealed): boolean {
    return sealed.keyId !== this.keys().current.id;
  }

  /** What names the current key in everything it sealed. */
  get currentKeyId(): string {
    return this.keys().current.id;
  }

  /** The same secret under the current key; what a rotation does to every column that holds one. */
  reseal(sealed: Sealed): Sealed {
    return this.isOutdated(sealed) ? this.seal(this.open(sealed)) : sealed;
  }

  /** A key for another purpose, made from the current one (HKDF-SHA256): 32 bytes. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.keys().current.bytes, 'guiche', purpose, 32));
  }

  private keys(): { current: Key; byId: Map<string, Key> } {
    if (this.cached) return this.cached;
    const { current, old } = secretsConfig();
    const currentKey = keyFrom(current);
    const byId = new Map(
      [
        currentKey,
        ...old
          .split(',')
          .filter((text) => text.trim() !== '')
          .map(keyFrom),
      ].map((key) => [key.id, key]),
    );
    this.cached = { current: currentKey, byId };
    return this.cached;
  }
}

/** The configured text may be a 32-byte key in base64/hex or any long passphrase; either way the key is derived and its id names it. */
function keyFrom(configured: string): Key {
  const bytes = createHash('sha256').update('guiche.secrets.v1\0').update(configured.trim()).digest();
  const id = createHash('sha256').update('guiche.key-id\0').update(bytes).digest('base64url').slice(0, 8);
  return { id, bytes };
}
