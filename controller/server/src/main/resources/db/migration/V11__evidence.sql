-- How each cell of a gated campaign came to its verdicts. Portable: it runs unchanged on H2 and PostgreSQL.

-- course holds the facts as JSON (GateCourse): with them, gate_cell and the raw reports, every verdict can be made again.
create table gate_course (
    campaign_seq bigint not null,
    cell_index integer not null,
    course text not null,
    primary key (campaign_seq, cell_index)
);
