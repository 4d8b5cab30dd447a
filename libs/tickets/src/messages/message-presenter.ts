import { Injectable } from '@nestjs/common';
import { toMessageResponse, type MessageResponse, type MessageView } from '@guiche/channels';
import { maskedName, UserDirectory, type Actor } from '@guiche/identity';
import type { ReadTx } from '@guiche/platform/database';
import { LinkTokens } from '@guiche/platform/storage';
import { MessageAuthors } from './message-authors.repository.js';

/** Who is shown messages: links are his own, and what is masked for him is. */
export type MessageReader = Pick<Actor, 'userId' | 'scope'>;

/** Messages as one reader is shown them: with the names of who wrote, and links to files that are good for him only. */
@Injectable()
export class MessagePresenter {
  constructor(
    private readonly users: UserDirectory,
    private readonly authors: MessageAuthors,
    private readonly links: LinkTokens,
  ) {}

  async present(tx: ReadTx, reader: MessageReader, messages: readonly MessageView[]): Promise<MessageResponse[]> {
    const names = await this.namesOf(tx, messages);
    return messages.map((message) => this.show(reader, message, names));
  }

  async one(tx: ReadTx, reader: MessageReader, message: MessageView): Promise<MessageResponse> {
    return this.show(reader, message, await this.namesOf(tx, [message]));
  }

  /** For several readers of one message: the names are looked up once. */
  async forReaders(tx: ReadTx, message: MessageView): Promise<(reader: MessageReader) => MessageResponse> {
    const names = await this.namesOf(tx, [message]);
    return (reader) => this.show(reader, message, names);
  }

  private show(
    { userId, scope }: MessageReader,
    message: MessageView,
    names: ReadonlyMap<string, string>,
  ): MessageResponse {
    return toMessageResponse(message, {
      authorName: ({ kind, id }) =>
        kind === 'customer'
          ? maskedName(scope, names.get(message.conversationId) ?? null)
          : (names.get(id ?? '') ?? null),
      attachmentUrl: ({ id }) => `/api/v1/files/${this.links.sign({ subjectId: id, userId })}`,
    });
  }

  /** Of agents by their id, of customers by the conversation. */
  private async namesOf(tx: ReadTx, messages: readonly MessageView[]): Promise<ReadonlyMap<string, string>> {
    const agents = new Set<string>();
    const conversations = new Set<string>();
    for (const { author, conversationId } of messages) {
      if (author.kind === 'agent' && author.id !== null) agents.add(author.id);
      if (author.kind === 'customer') conversations.add(conversationId);
    }
    const names = new Map(agents.size > 0 ? await this.users.names(tx, [...agents]) : []);
    for (const [id, name] of await this.authors.contactNames(tx, [...conversations])) names.set(id, name);
    return names;
  }
}
