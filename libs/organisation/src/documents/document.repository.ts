import { Invalid } from '@guiche/kernel';
import { defineRecordKind, inUse, missing, taken } from '@guiche/platform/records';
import { Document } from './document.entity.js';
import { documentList } from './document.list.js';

/** What is particular about documents among the plain records. */
export const documentKind = defineRecordKind({
  entity: Document,
  list: documentList,
  noun: 'document',
  plural: 'documents',
  nameOf: ({ name }) => name,
  refusals: {
    document_name_key: taken('name'),
    document_file_id_fkey: missing('fileId'),
    document_validity: () =>
      new Invalid('platform.invalid-input', {}, [
        { field: 'validUntil', code: 'organisation.validity-ends-before-it-begins' },
      ]),
    inUse,
  },
});
