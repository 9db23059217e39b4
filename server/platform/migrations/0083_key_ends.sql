-- Whoever ends a key says why: the next administrator reads whether the system went, or the key had leaked.

ALTER TABLE guitu.api_key
  ADD COLUMN revoked_why text,
  -- Keys ended before this column was there have no reason.
  ADD CONSTRAINT api_key_revoked_says_why CHECK (revoked_why IS NULL OR (revoked_at IS NOT NULL AND length(revoked_why) BETWEEN 2 AND 200));
COMMENT ON COLUMN guitu.api_key.revoked_why IS 'Why it was ended, in the administrator''s words';
GRANT UPDATE (revoked_why) ON guitu.api_key TO guitu_app;
