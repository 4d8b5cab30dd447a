import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import {
  personalDataSections,
  type Person,
  type PersonalDataPage,
  type PersonalDataSection,
} from '@guiche/platform/personal-data';

const pageSize = 500;

/** Everything that is known of a person as one JSON document, read section by section and page by page. */
@Injectable()
export class PersonExport {
  constructor(private readonly uow: UnitOfWork) {}

  /** `counts` is filled while the document is read. */
  stream(person: Person, head: Readonly<Record<string, unknown>>, counts: Record<string, number>): Readable {
    return Readable.from(this.document(person, head, counts), { objectMode: false });
  }

  private async *document(
    person: Person,
    head: Readonly<Record<string, unknown>>,
    counts: Record<string, number>,
  ): AsyncGenerator<Buffer> {
    yield Buffer.from(`{\n"request": ${JSON.stringify(head)}`);
    for (const section of personalDataSections()) {
      if (!section.read) continue;
      yield Buffer.from(`,\n${JSON.stringify(section.name)}: [`);
      counts[section.name] = 0;
      for await (const rows of this.pages(section, person)) {
        const first = counts[section.name] === 0 ? '' : ',';
        counts[section.name] = (counts[section.name] ?? 0) + rows.length;
        if (rows.length > 0) yield Buffer.from(`${first}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`);
      }
      yield Buffer.from('\n]');
    }
    yield Buffer.from('\n}\n');
  }

  private async *pages(
    section: PersonalDataSection,
    person: Person,
  ): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
    for (let after: string | null = null, more = true; more;) {
      const from: string | null = after;
      const page: PersonalDataPage = await this.uow.read(
        async (tx) => (await section.read?.(tx, person, from, pageSize)) ?? noPage,
      );
      yield page.rows;
      after = page.next;
      more = page.next !== null;
    }
  }
}

const noPage: PersonalDataPage = { rows: [], next: null };
