import { defineSealedColumn } from './sealed-columns.js';

// The mail sender's password, and what jobs carry that only their handler may read.
defineSealedColumn({ table: 'setting', column: 'value', key: 'key', kind: 'json' });
defineSealedColumn({ table: 'job', column: 'payload', key: 'id', kind: 'json' });
