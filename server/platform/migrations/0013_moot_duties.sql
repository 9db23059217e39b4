-- The end of a case takes away what the person owed; what others owed and did not do stays on record, but is on no worklist any more.
ALTER TABLE guitu.duty ADD COLUMN moot boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN guitu.duty.moot IS 'Owed on paper by somebody else than the person, of a case that has ended: nothing can be recorded any more';
GRANT UPDATE (moot) ON guitu.duty TO guitu_app;
