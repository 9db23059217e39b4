-- Messages: what Guitu tells somebody. A message is written in the transaction of what it tells of, and says to whom; the dispatcher makes
-- one delivery of it for each recipient and channel, and keeps there what was said, when, and what proves that it arrived.

CREATE TABLE guitu.message (
  id          uuid NOT NULL,
  key         text NOT NULL,
  topic       text NOT NULL,
  case_id     uuid,
  to_account  uuid,
  to_unit     uuid,
  to_role     text,
  to_person   uuid,
  content     bytea NOT NULL,
  created     timestamptz NOT NULL,
  created_by  uuid,
  try_after   timestamptz NOT NULL,
  attempts    integer NOT NULL DEFAULT 0,
  addressed   timestamptz,
  CONSTRAINT message_pk PRIMARY KEY (id),
  -- Told once, however often the sender runs.
  CONSTRAINT message_once UNIQUE (key),
  CONSTRAINT message_key_length CHECK (length(key) BETWEEN 1 AND 300),
  CONSTRAINT message_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT message_account_fk FOREIGN KEY (to_account) REFERENCES guitu.account (id),
  CONSTRAINT message_unit_fk FOREIGN KEY (to_unit) REFERENCES guitu.organisation (id),
  CONSTRAINT message_person_fk FOREIGN KEY (to_person) REFERENCES guitu.person (id),
  CONSTRAINT message_one_addressee CHECK (num_nonnulls(to_account, to_unit, to_person) = 1),
  CONSTRAINT message_role_with_unit CHECK ((to_unit IS NULL) = (to_role IS NULL)),
  -- Who may read what a person was told follows from a case.
  CONSTRAINT message_person_has_case CHECK (to_person IS NULL OR case_id IS NOT NULL)
);
COMMENT ON TABLE guitu.message IS 'What is to be told to whom: stored in the sender''s transaction, addressed by the dispatcher';
COMMENT ON COLUMN guitu.message.key IS 'The sender''s name for it; the same key is told once';
COMMENT ON COLUMN guitu.message.content IS 'Values its words are made with, encrypted';
COMMENT ON COLUMN guitu.message.addressed IS 'When its deliveries were made';
CREATE INDEX message_waiting ON guitu.message (try_after, id) WHERE addressed IS NULL;
CREATE INDEX message_by_case ON guitu.message (case_id);
ALTER TABLE guitu.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.message FORCE ROW LEVEL SECURITY;
-- Nobody reads here: what somebody was told stands in his deliveries.
CREATE POLICY message_system ON guitu.message FOR ALL
  USING ((SELECT guitu.scope_may('system'))) WITH CHECK ((SELECT guitu.scope_may('system')));
CREATE POLICY message_tell ON guitu.message FOR INSERT
  WITH CHECK (created_by = (SELECT guitu.scope_account())
    AND (case_id IS NULL OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id)));
GRANT SELECT, INSERT, UPDATE (try_after, attempts, addressed) ON guitu.message TO guitu_app;

CREATE TABLE guitu.delivery (
  id            uuid NOT NULL,
  message       uuid NOT NULL,
  topic         text NOT NULL,
  case_id       uuid,
  account       uuid,
  person        uuid,
  channel       text NOT NULL,
  state         text NOT NULL,
  said          bytea,
  locale        text NOT NULL DEFAULT 'zh',
  created       timestamptz NOT NULL,
  try_after     timestamptz NOT NULL,
  attempts      integer NOT NULL DEFAULT 0,
  claimed_until timestamptz,
  sent          timestamptz,
  delivered     timestamptz,
  failed        timestamptz,
  failure       text,
  provider_id   text,
  read_at       timestamptz,
  CONSTRAINT delivery_pk PRIMARY KEY (id),
  CONSTRAINT delivery_message_fk FOREIGN KEY (message) REFERENCES guitu.message (id),
  CONSTRAINT delivery_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT delivery_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT delivery_person_fk FOREIGN KEY (person) REFERENCES guitu.person (id),
  CONSTRAINT delivery_once UNIQUE NULLS NOT DISTINCT (message, account, person, channel),
  CONSTRAINT delivery_one_recipient CHECK (num_nonnulls(account, person) = 1),
  CONSTRAINT delivery_person_has_case CHECK (person IS NULL OR case_id IS NOT NULL),
  CONSTRAINT delivery_channel CHECK (channel IN ('in-app', 'mail', 'sms')),
  CONSTRAINT delivery_state CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'failed', 'withdrawn')),
  CONSTRAINT delivery_locale CHECK (locale IN ('zh', 'en')),
  CONSTRAINT delivery_claim CHECK ((state = 'sending') = (claimed_until IS NOT NULL)),
  CONSTRAINT delivery_sent_has_text CHECK (sent IS NULL OR said IS NOT NULL),
  CONSTRAINT delivery_failed_says_why CHECK ((state = 'failed') = (failed IS NOT NULL) AND (failed IS NULL OR failure IS NOT NULL))
);
COMMENT ON TABLE guitu.delivery IS 'One message to one recipient by one channel: what was said, and what proves that it arrived';
COMMENT ON COLUMN guitu.delivery.state IS 'queued; sending: claimed, and never sent again by itself if the process died; sent; delivered: reported by the carrier; failed; withdrawn: no longer true when its turn came';
COMMENT ON COLUMN guitu.delivery.said IS 'Title and text exactly as said, encrypted';
COMMENT ON COLUMN guitu.delivery.failure IS 'Word for why: refused, wrong-number, interrupted, no-address, stopped, gave-up';
COMMENT ON COLUMN guitu.delivery.provider_id IS 'Id the carrier gave it, which its report names';
CREATE INDEX delivery_waiting ON guitu.delivery (try_after, id) WHERE state = 'queued';
CREATE INDEX delivery_claimed ON guitu.delivery (claimed_until) WHERE state = 'sending';
CREATE INDEX delivery_own ON guitu.delivery (account, id DESC) WHERE channel = 'in-app';
CREATE INDEX delivery_unread ON guitu.delivery (account) WHERE channel = 'in-app' AND read_at IS NULL;
CREATE INDEX delivery_by_case ON guitu.delivery (case_id, id DESC);
CREATE INDEX delivery_by_provider ON guitu.delivery (provider_id) WHERE provider_id IS NOT NULL;
ALTER TABLE guitu.delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.delivery FORCE ROW LEVEL SECURITY;
-- Staff read their own; what a person was told, whoever may read the case.
CREATE POLICY delivery_read ON guitu.delivery FOR SELECT
  USING (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
    OR (person IS NOT NULL AND EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id)));
CREATE POLICY delivery_add ON guitu.delivery FOR INSERT WITH CHECK ((SELECT guitu.scope_may('system')));
CREATE POLICY delivery_change ON guitu.delivery FOR UPDATE
  USING (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
    OR (person IS NOT NULL AND EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
      AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))))
  WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (state, said, locale, try_after, attempts, claimed_until, sent, delivered, failed, failure, provider_id, read_at)
  ON guitu.delivery TO guitu_app;
