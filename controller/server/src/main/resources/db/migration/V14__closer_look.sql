-- What the pages of a variant and of a device show and what else only the raw report tells. Portable: it runs unchanged on H2 and PostgreSQL.

-- Hottest zone when the first run began, and the highest that any run saw; null where nobody looked, and for sessions of older controllers.
alter table session add column celsius_start double precision;
alter table session add column celsius_max double precision;
-- ModelProfile as JSON; null when there is none.
alter table session add column profile text;
create index session_stored on session (stored_at);
