import { defineSealedColumn } from '@guiche/platform/secrets';

defineSealedColumn({ table: 'second_factor', column: 'secret', key: 'user_id', kind: 'text' });
defineSealedColumn({ table: 'identity_provider', column: 'client_secret', key: 'id', kind: 'text' });
