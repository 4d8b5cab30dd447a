/** A secret as it is stored: ciphertext with the id of the key that made it. Shows itself nowhere but in its column. */
export class Sealed {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** Takes what a column held. */
  static fromColumn(text: string): Sealed {
    if (!/^v1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(text)) {
      throw new Error('Not a sealed value');
    }
    return new Sealed(text);
  }

  /** What goes into the column: `v1.<key id>.<nonce>.<tag>.<ciphertext>`. */
  toColumn(): string {
    return this.#text;
  }

  /** Id of the key that sealed it; differs from the current one until it is sealed again. */
  get keyId(): string {
    return this.#text.split('.')[1] ?? '';
  }

  toJSON(): string {
    return '[sealed]';
  }

  toString(): string {
    return '[sealed]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[sealed]';
  }
}
