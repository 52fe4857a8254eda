-- Which farm this is. artifact_marker is also in a file of the artifact folder: who finds another there has another folder.
create table farm_identity (
    id integer primary key,
    farm_id varchar(36) not null,
    artifact_marker varchar(36)
);

-- The controllers that run now. One that is not seen any more is taken out by the others.
create table controller (
    id varchar(36) primary key,
    url varchar(300),
    pin varchar(43),
    host_id varchar(100) not null,
    version varchar(100) not null,
    started_at bigint not null,
    seen_at bigint not null
);

-- A build belongs to a controller by its id.
create index variant_owner on variant (build_owner);
