-- The audit: who did or read what. A row is written in the transaction of its act; a single sealer chains the rows after they are
-- committed, in batches, so that acts never wait for each other. A row without a seal, a seal that does not follow from the one before,
-- and a row that reads differently from its seal's bytes all show in `guitu verify`.

CREATE TABLE guitu.audit (
  seq        bigint GENERATED ALWAYS AS IDENTITY,
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  at         timestamptz NOT NULL,
  account    uuid,
  by_name    text NOT NULL,
  act        text NOT NULL,
  object     text NOT NULL,
  object_id  text NOT NULL,
  detail     jsonb NOT NULL DEFAULT '{}',
  head       bytea,
  address    text,
  request_id text,
  CONSTRAINT audit_pk PRIMARY KEY (seq),
  CONSTRAINT audit_act_shape CHECK (act ~ '^[a-z-]+\.[a-z-]+$'),
  CONSTRAINT audit_head_length CHECK (octet_length(head) = 32)
);
COMMENT ON TABLE guitu.audit IS 'Acts and readings of files; only ever added to';
COMMENT ON COLUMN guitu.audit.account IS 'Who; NULL for the system itself and for failed sign-ins of no account';
COMMENT ON COLUMN guitu.audit.act IS 'What, as object.verb: case.read, case.act, session.open';
COMMENT ON COLUMN guitu.audit.object_id IS 'Id of the object';
COMMENT ON COLUMN guitu.audit.detail IS 'What a reader of the audit needs beside; never sealed values';
COMMENT ON COLUMN guitu.audit.head IS 'Head of the case''s chain after the act, so that a cut-off tail of the chain shows';
CREATE INDEX audit_by_object ON guitu.audit (object, object_id, seq DESC);
CREATE INDEX audit_by_account ON guitu.audit (account, seq DESC);

CREATE TABLE guitu.audit_unsealed (
  seq bigint NOT NULL,
  CONSTRAINT audit_unsealed_pk PRIMARY KEY (seq),
  CONSTRAINT audit_unsealed_audit_fk FOREIGN KEY (seq) REFERENCES guitu.audit (seq)
);
COMMENT ON TABLE guitu.audit_unsealed IS 'Rows of the audit still to be sealed; filled by a trigger, emptied by the sealer';

CREATE TABLE guitu.audit_seal (
  place     bigint NOT NULL,
  audit_seq bigint NOT NULL,
  bytes     bytea NOT NULL,
  prev      bytea NOT NULL,
  hash      bytea NOT NULL,
  sealed_at timestamptz NOT NULL,
  CONSTRAINT audit_seal_pk PRIMARY KEY (place),
  CONSTRAINT audit_seal_once UNIQUE (audit_seq),
  CONSTRAINT audit_seal_no_fork UNIQUE (prev),
  CONSTRAINT audit_seal_hash_once UNIQUE (hash),
  CONSTRAINT audit_seal_audit_fk FOREIGN KEY (audit_seq) REFERENCES guitu.audit (seq),
  CONSTRAINT audit_seal_place CHECK (place >= 1),
  CONSTRAINT audit_seal_hash_length CHECK (octet_length(prev) = 32 AND octet_length(hash) = 32)
);
COMMENT ON TABLE guitu.audit_seal IS 'The chain over the audit, in the order of sealing';
COMMENT ON COLUMN guitu.audit_seal.place IS 'Place in the chain: 1, 2, 3 … without gaps';
COMMENT ON COLUMN guitu.audit_seal.bytes IS 'Exactly the bytes hashed: JSON in UTF-8 of [place, seq, id, at in microseconds since 1970 as text, account, by_name, act, object, object_id, detail as text of the jsonb, head in hex, address, request_id]';
COMMENT ON COLUMN guitu.audit_seal.prev IS 'Hash of the place before; 32 zero bytes at place 1';
COMMENT ON COLUMN guitu.audit_seal.hash IS 'SHA-256(prev || byte length of bytes as 32 bits, big end first || bytes)';

CREATE FUNCTION guitu.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
COMMENT ON FUNCTION guitu.refuse_audit_change IS 'Second lock beside the missing privilege: also the owner does not edit the audit by accident';
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON guitu.audit FOR EACH ROW EXECUTE FUNCTION guitu.refuse_audit_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON guitu.audit FOR EACH STATEMENT EXECUTE FUNCTION guitu.refuse_audit_change();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON guitu.audit_seal FOR EACH ROW EXECUTE FUNCTION guitu.refuse_audit_change();
CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON guitu.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION guitu.refuse_audit_change();

CREATE FUNCTION guitu.await_seal() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN INSERT INTO guitu.audit_unsealed (seq) VALUES (NEW.seq); RETURN NULL; END $$;
COMMENT ON FUNCTION guitu.await_seal IS 'Queues a new row of the audit for the sealer';
CREATE TRIGGER audit_awaits_seal AFTER INSERT ON guitu.audit FOR EACH ROW EXECUTE FUNCTION guitu.await_seal();

ALTER TABLE guitu.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.audit FORCE ROW LEVEL SECURITY;
-- One signs with one's own account; only the system writes for others or for nobody.
CREATE POLICY audit_add ON guitu.audit FOR INSERT
  WITH CHECK (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system')));
CREATE POLICY audit_read ON guitu.audit FOR SELECT USING ((SELECT guitu.scope_may('audit')) OR (SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT ON guitu.audit TO guitu_app;

ALTER TABLE guitu.audit_unsealed ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.audit_unsealed FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_unsealed_add ON guitu.audit_unsealed FOR INSERT WITH CHECK (pg_trigger_depth() > 0 OR (SELECT guitu.scope_may('system')));
CREATE POLICY audit_unsealed_read ON guitu.audit_unsealed FOR SELECT USING ((SELECT guitu.scope_may('system')));
CREATE POLICY audit_unsealed_done ON guitu.audit_unsealed FOR DELETE USING ((SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT, DELETE ON guitu.audit_unsealed TO guitu_app;

ALTER TABLE guitu.audit_seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.audit_seal FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_seal_add ON guitu.audit_seal FOR INSERT WITH CHECK ((SELECT guitu.scope_may('system')));
CREATE POLICY audit_seal_read ON guitu.audit_seal FOR SELECT USING ((SELECT guitu.scope_may('audit')) OR (SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT ON guitu.audit_seal TO guitu_app;
