import type { Message } from '../../../world/records.js';
import type { World } from '../../../world/world.js';
import { messageError } from '../graph/graph-error.js';
import { isJson } from '../graph/validate-send.js';
import { reasonOf } from '../webhook/handshake.js';

const largest = 100 * 1024 * 1024;

/** Fetches the file of a message sent by `link`, as the provider does after accepting it; failure is told by 131053. */
export class LinkedMedia {
  constructor(private readonly world: World) {}

  fetch(message: Message, link: string, then: () => void): void {
    void this.load(message, link).then(then);
  }

  private async load(message: Message, link: string): Promise<void> {
    try {
      const answer = await fetch(link, { signal: AbortSignal.timeout(20_000) });
      if (!answer.ok) throw new Error(`the link answered ${answer.status}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (bytes.length > largest) throw new Error('the file is too large');
      const mimeType = answer.headers.get('content-type')?.split(';')[0] ?? 'application/octet-stream';
      const media = this.world.media.add(
        { accountId: message.accountId, from: 'business', mimeType, fileName: null },
        bytes,
      );
      if (isJson(message.content)) message.content = { ...message.content, id: media.id };
    } catch (error) {
      message.willFail = messageError(131053, `Downloading media from weblink failed: ${reasonOf(error)}.`);
    }
    this.world.saveMessage(message);
  }
}
