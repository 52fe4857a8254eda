-- Who is signed in with a browser. Portable: it runs unchanged on H2 and PostgreSQL. Instants are milliseconds since 1970 UTC.

-- Known by the first digits of the SHA-256 of what the browser's cookie holds; that itself is nowhere. It is good as long as its token is.
-- used_at: not exactly; expires_at: however much it is used.
create table browser_session (
    id varchar(16) primary key,
    hash varchar(64) not null,
    token_id varchar(16) not null references token (id) on delete cascade,
    created_at bigint not null,
    used_at bigint not null,
    expires_at bigint not null
);
create index browser_session_token on browser_session (token_id);
