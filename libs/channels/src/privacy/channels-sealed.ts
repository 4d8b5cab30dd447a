import { defineSealedColumn } from '@guiche/platform/secrets';

defineSealedColumn({ table: 'inbox', column: 'secrets', key: 'id', kind: 'json' });
