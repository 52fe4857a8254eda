-- What a review of the outbox for InfluxDB asked for. Portable: it runs unchanged on H2 and PostgreSQL.

-- Which point a line is (LineIdentity): two lines of one point overwrite each other. Null for lines of older controllers.
alter table influx_outbox add column point_id varchar(32);
create index influx_outbox_point on influx_outbox (point_id);

-- told_seq: the number that the line had when it was first in the outbox; of two lines of one point the greater is the newer. Null in the
-- outbox unless it came back from the dead letters, and as above.
alter table influx_outbox add column told_seq bigint;
alter table influx_dead_letter add column point_id varchar(32);
alter table influx_dead_letter add column told_seq bigint;
create index influx_dead_letter_point on influx_dead_letter (point_id);

-- Tellings that came to no point by a fault, and refused points that were not kept since there were too many.
alter table influx_drain add column faults bigint default 0 not null;
alter table influx_drain add column letters_dropped bigint default 0 not null;
