import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts and customers; inboxes, webhook journal, conversations, messages. */
export class CustomersAndChannels20261123120300 implements MigrationInterface {
  name = 'CustomersAndChannels20261123120300';

  async up(db: QueryRunner): Promise<void> {
    // How text is compared when case and accents are forgiven. unaccent() alone may not stand in an index, because its
    // dictionary could be exchanged; this one names the dictionary and so may promise never to change.
    await db.query(`
      CREATE FUNCTION searchable(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
      RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1))`);
    await db.query(`
      CREATE TABLE customer (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        tax_id text UNIQUE,
        tax_id_kind text CHECK (tax_id_kind IN ('cpf', 'cnpj')),
        notes text NOT NULL DEFAULT '',
        active boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK ((tax_id IS NULL) = (tax_id_kind IS NULL))
      )`);
    await db.query(`CREATE INDEX customer_by_name ON customer USING gin (searchable(name) gin_trgm_ops)`);
    await db.query(`CREATE INDEX customer_by_tax_id ON customer USING gin (tax_id gin_trgm_ops)`);
    // phone_key: the phone reduced to what two spellings of one number share (no Brazilian ninth digit).
    await db.query(`
      CREATE TABLE contact (
        id uuid PRIMARY KEY,
        customer_id uuid REFERENCES customer (id),
        name text NOT NULL,
        phone text,
        phone_key text UNIQUE,
        email citext UNIQUE,
        external_id text UNIQUE,
        active boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await db.query(`CREATE INDEX contact_by_name ON contact USING gin (searchable(name) gin_trgm_ops)`);
    await db.query(`CREATE INDEX contact_by_phone ON contact USING gin (phone gin_trgm_ops)`);
    await db.query(`CREATE INDEX contact_by_email ON contact USING gin ((email::text) gin_trgm_ops)`);
    await db.query(`CREATE INDEX contact_by_customer ON contact (customer_id)`);
    // What a provider calls a person: 'whatsapp-phone' + wa_id key, 'whatsapp-user' + business-scoped id, …
    await db.query(`
      CREATE TABLE contact_identity (
        kind text NOT NULL,
        value text NOT NULL,
        contact_id uuid NOT NULL REFERENCES contact (id),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (kind, value)
      )`);
    await db.query(`CREATE INDEX contact_identity_by_contact ON contact_identity (contact_id)`);

    await db.query(`
      CREATE TABLE inbox (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        channel text NOT NULL,
        provider text NOT NULL,
        settings jsonb NOT NULL,
        secrets jsonb NOT NULL DEFAULT '{}',
        verify_token text NOT NULL,
        greeting text NOT NULL DEFAULT '',
        active boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE inbox_member (
        inbox_id uuid NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES user_account (id),
        PRIMARY KEY (inbox_id, user_id)
      )`);
    await db.query(`CREATE INDEX inbox_member_by_user ON inbox_member (user_id)`);
    await db.query(`
      CREATE TABLE inbox_health (
        inbox_id uuid PRIMARY KEY REFERENCES inbox (id) ON DELETE CASCADE,
        last_in_at timestamptz,
        last_out_at timestamptz,
        last_error text,
        last_error_at timestamptz,
        paused_until timestamptz,
        reconnect_needed boolean NOT NULL DEFAULT false,
        consecutive_failures int NOT NULL DEFAULT 0
      )`);

    // Journal of everything a provider sent, as it was sent; written before it is acknowledged (CHN-3). No foreign key
    // to the inbox: its check would lock the inbox's row once per webhook, and every inbox has thousands a minute.
    await db.query(`
      CREATE TABLE webhook_receipt (
        id uuid PRIMARY KEY,
        inbox_id uuid NOT NULL,
        body bytea NOT NULL,
        received_at timestamptz NOT NULL,
        not_understood text
      )`);
    await db.query(
      `CREATE INDEX webhook_receipt_not_understood ON webhook_receipt (inbox_id, received_at) WHERE not_understood IS NOT NULL`,
    );
    await db.query(`
      CREATE TABLE conversation (
        id uuid PRIMARY KEY,
        inbox_id uuid NOT NULL REFERENCES inbox (id),
        contact_id uuid NOT NULL REFERENCES contact (id),
        address text NOT NULL,
        last_seq int NOT NULL DEFAULT 0,
        last_inbound_seq int NOT NULL DEFAULT 0,
        last_inbound_at timestamptz,
        created_at timestamptz NOT NULL,
        UNIQUE (inbox_id, contact_id)
      ) WITH (fillfactor = 80)`);
    await db.query(`CREATE INDEX conversation_by_contact ON conversation (contact_id)`);
    // attempt_begun_at: a send was begun and its outcome is not recorded yet. send_round: how often a person asked to
    // send it again; the echo names the round, so that news of an earlier one cannot touch the present one.
    await db.query(`
      CREATE TABLE message (
        id uuid PRIMARY KEY,
        conversation_id uuid NOT NULL REFERENCES conversation (id),
        inbox_id uuid NOT NULL,
        seq int NOT NULL,
        direction text NOT NULL CHECK (direction IN ('in', 'out', 'note')),
        author_kind text NOT NULL CHECK (author_kind IN ('customer', 'agent', 'bot', 'system')),
        author_id uuid,
        type text NOT NULL,
        text text,
        content jsonb,
        reply_to_id uuid,
        external_id text,
        client_key uuid,
        provider_at timestamptz,
        created_at timestamptz NOT NULL,
        delivery text CHECK (delivery IN ('queued', 'sending', 'sent', 'delivered', 'read', 'failed')),
        delivery_at timestamptz,
        failure jsonb,
        attempt_begun_at timestamptz,
        send_failures int NOT NULL DEFAULT 0,
        send_round int NOT NULL DEFAULT 0,
        reactions jsonb NOT NULL DEFAULT '[]',
        edited_at timestamptz,
        revoked_at timestamptz,
        UNIQUE (conversation_id, seq)
      ) WITH (fillfactor = 90)`);
    await db.query(
      `CREATE UNIQUE INDEX message_by_external_id ON message (inbox_id, external_id) WHERE external_id IS NOT NULL`,
    );
    await db.query(
      `CREATE UNIQUE INDEX message_by_client_key ON message (conversation_id, client_key) WHERE client_key IS NOT NULL`,
    );
    await db.query(`
      CREATE TABLE message_attachment (
        id uuid PRIMARY KEY,
        message_id uuid NOT NULL REFERENCES message (id),
        position smallint NOT NULL DEFAULT 0,
        kind text NOT NULL CHECK (kind IN ('image', 'audio', 'video', 'document', 'sticker')),
        name text,
        content_type text,
        size bigint,
        file_id uuid REFERENCES stored_file (id),
        provider_media jsonb,
        state text NOT NULL CHECK (state IN ('fetching', 'ready', 'failed')),
        failure text
      )`);
    await db.query(`CREATE INDEX message_attachment_by_message ON message_attachment (message_id, position)`);
    await db.query(`CREATE INDEX message_attachment_by_file ON message_attachment (file_id) WHERE file_id IS NOT NULL`);
    // A delivery state that came before the provider's answer to our send was stored: kept, and matched later.
    await db.query(`
      CREATE TABLE early_delivery_state (
        inbox_id uuid NOT NULL REFERENCES inbox (id),
        external_id text NOT NULL,
        state text NOT NULL,
        at timestamptz NOT NULL,
        failure jsonb,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (inbox_id, external_id, state)
      )`);
    await db.query(`CREATE INDEX early_delivery_state_by_age ON early_delivery_state (received_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE early_delivery_state, message_attachment, message, conversation, webhook_receipt, inbox_health, inbox_member, inbox, contact_identity, contact, customer`,
    );
    await db.query(`DROP FUNCTION searchable(text)`);
  }
}
