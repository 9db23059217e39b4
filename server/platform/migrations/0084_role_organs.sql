-- Whose staff hold a role: a court's, the police's, a prison's, a procuratorate's post is held at a unit of that kind, by an account of that organ alone.

ALTER TABLE guitu.role ADD COLUMN organ text;
COMMENT ON COLUMN guitu.role.organ IS 'Kind of the organ whose staff hold it, and of the unit it is held at; NULL for posts of agencies, offices and the grid';
UPDATE guitu.role SET organ = o.kind
  FROM (VALUES ('court', 'court'), ('police', 'public-security'), ('prison', 'prison'), ('prosecutor', 'procuratorate')) AS o (role, kind)
  WHERE name = o.role;
ALTER TABLE guitu.role ADD CONSTRAINT role_organ_reached CHECK (reach <> 'concerned' OR organ IS NOT NULL);
