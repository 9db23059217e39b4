-- What makes a command happen once, and what a command sends to others.

CREATE TABLE guitu.idempotency (
  account  uuid NOT NULL,
  key      text NOT NULL,
  request  bytea NOT NULL,
  answer   bytea,
  created  timestamptz NOT NULL,
  CONSTRAINT idempotency_pk PRIMARY KEY (account, key),
  CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 200)
);
COMMENT ON TABLE guitu.idempotency IS 'Answers to commands by the caller''s key: the same request is answered again, another one is refused';
COMMENT ON COLUMN guitu.idempotency.request IS 'SHA-256 of the route and the body';
COMMENT ON COLUMN guitu.idempotency.answer IS 'The answer, encrypted; written in the transaction of the effect';
CREATE INDEX idempotency_by_age ON guitu.idempotency (created);
ALTER TABLE guitu.idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.idempotency FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_own ON guitu.idempotency FOR ALL
  USING (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system')))
  WITH CHECK (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT, DELETE, UPDATE (answer) ON guitu.idempotency TO guitu_app;

CREATE TABLE guitu.letter (
  id           uuid NOT NULL,
  kind         text NOT NULL,
  from_case    uuid NOT NULL,
  from_unit    uuid NOT NULL,
  to_unit      uuid,
  to_case      uuid,
  to_name      text NOT NULL,
  carrier      text NOT NULL,
  content      bytea,
  sent         timestamptz NOT NULL,
  delivered    timestamptz,
  delivered_as uuid,
  paper_number text,
  refused      text,
  CONSTRAINT letter_pk PRIMARY KEY (id),
  CONSTRAINT letter_from_case_fk FOREIGN KEY (from_case) REFERENCES guitu."case" (id),
  CONSTRAINT letter_to_case_fk FOREIGN KEY (to_case) REFERENCES guitu."case" (id),
  CONSTRAINT letter_from_unit_fk FOREIGN KEY (from_unit) REFERENCES guitu.organisation (id),
  CONSTRAINT letter_to_unit_fk FOREIGN KEY (to_unit) REFERENCES guitu.organisation (id),
  CONSTRAINT letter_carrier CHECK (carrier IN ('guitu', 'paper')),
  CONSTRAINT letter_within_guitu_has_unit CHECK (carrier <> 'guitu' OR to_unit IS NOT NULL),
  CONSTRAINT letter_ends_one_way CHECK (delivered IS NULL OR refused IS NULL)
);
COMMENT ON TABLE guitu.letter IS 'What one case sends to another: stored in the sender''s transaction, delivered by the relay, taken in as an event';
COMMENT ON COLUMN guitu.letter.to_case IS 'Case that takes it in; NULL until the receiver opens one';
COMMENT ON COLUMN guitu.letter.content IS 'What is to happen at the receiver, encrypted';
COMMENT ON COLUMN guitu.letter.delivered_as IS 'The receiver''s event';
COMMENT ON COLUMN guitu.letter.paper_number IS 'Number or carrier of the paper letter, where it went on paper';
CREATE INDEX letter_by_from_case ON guitu.letter (from_case);
CREATE INDEX letter_by_to_case ON guitu.letter (to_case);
CREATE INDEX letter_by_from_unit ON guitu.letter (from_unit, id);
CREATE INDEX letter_by_to_unit ON guitu.letter (to_unit, id);
ALTER TABLE guitu.letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.letter FORCE ROW LEVEL SECURITY;
-- Either side sees it with its own case; a letter gives nobody a look into the case at the other end.
CREATE POLICY letter_read ON guitu.letter FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = from_case)
    OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = to_case)
    OR (SELECT guitu.scope_may('system')));
CREATE POLICY letter_send ON guitu.letter FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = from_case AND c.unit = from_unit
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
CREATE POLICY letter_deliver ON guitu.letter FOR UPDATE
  USING ((SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = from_case
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT, UPDATE (to_case, delivered, delivered_as, paper_number, refused) ON guitu.letter TO guitu_app;

CREATE TABLE guitu.outbox (
  id        bigint GENERATED ALWAYS AS IDENTITY,
  topic     text NOT NULL,
  case_id   uuid NOT NULL,
  subject   uuid NOT NULL,
  created   timestamptz NOT NULL,
  attempts  integer NOT NULL DEFAULT 0,
  try_after timestamptz NOT NULL,
  done      timestamptz,
  failure   text,
  CONSTRAINT outbox_pk PRIMARY KEY (id),
  CONSTRAINT outbox_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT outbox_once UNIQUE (topic, subject)
);
COMMENT ON TABLE guitu.outbox IS 'What must still happen because of a committed act; written with it, done by the relay, at most once each';
COMMENT ON COLUMN guitu.outbox.subject IS 'Id of the letter or event it is about; topic and subject are unique';
CREATE INDEX outbox_waiting ON guitu.outbox (try_after, id) WHERE done IS NULL;
ALTER TABLE guitu.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY outbox_relay ON guitu.outbox FOR ALL
  USING ((SELECT guitu.scope_may('system'))) WITH CHECK ((SELECT guitu.scope_may('system')));
CREATE POLICY outbox_add ON guitu.outbox FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT, UPDATE (attempts, try_after, done, failure) ON guitu.outbox TO guitu_app;
