import { SMTPServer } from 'smtp-server';

/** A mail that arrived, with its text part decoded. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** The plain part. */
  readonly text: string;
}

/** A mail server of the test's own, with everything that was sent to it. */
export interface Mailbox {
  readonly mails: ReceivedMail[];
  /** What arrived for an address, the oldest first. */
  to(address: string): ReceivedMail[];
  /** Settings with which the product sends here. */
  readonly sender: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Starts one on a free port; it takes every mail and asks for no sign-in. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        mails.push({ from, to: rcptTo.map(({ address }) => address.toLowerCase()), raw, text: plainPartOf(raw) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    mails,
    to: (wanted) => mails.filter(({ to }) => to.includes(wanted.toLowerCase())),
    sender: {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: '',
      fromName: 'Guichê',
      fromAddress: 'no-reply@example.com',
      replyTo: '',
      header: '',
      footer: '',
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function plainPartOf(raw: string): string {
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw);
  const [whole = '', body = ''] = part ?? [];
  if (/Content-Transfer-Encoding: base64/i.test(whole)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(whole)) return body;
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
