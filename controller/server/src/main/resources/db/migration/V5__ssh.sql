-- How devices are reached over SSH, and who keeps their tunnels. Portable: it runs unchanged on H2 and PostgreSQL.

-- The farm's own key; every controller uses the same one.
create table farm_ssh_key (
    id integer primary key,
    private_key varchar(2000) not null,
    public_key varchar(500) not null
);

-- A device may be written here before its agent ever presented itself. Lists are JSON. A new revision ends the tunnel of the one before.
create table ssh_access (
    device varchar(63) primary key,
    revision bigint not null,
    access varchar(20000) not null,
    tunnel_wanted boolean not null,
    tunnel_owner varchar(36),
    tunnel_until bigint,
    tunnel_port integer,
    tunnel_since bigint,
    tunnel_error varchar(1000),
    tunnel_error_at bigint
);
