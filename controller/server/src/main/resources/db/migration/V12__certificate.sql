-- What the gates of each device were found to be worth, the last time that it was certified. Portable: it runs unchanged on H2 and
-- PostgreSQL. The certificate is JSON. An instant is milliseconds since 1970 UTC.
create table device_certificate (
    device varchar(63) primary key,
    published_at bigint not null,
    actor varchar(100) not null,
    certificate text not null
);
