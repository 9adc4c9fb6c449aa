-- What each server has. The token stands in every row, so that an arc of the ring is a range of an index.
create table customer (
  id bigint not null, token integer not null, name text not null, email text not null,
  referrer bigint, cents bigint not null check (cents between 0 and 1000000000000000), version integer not null default 0);

create table orders (
  id bigint not null, customer bigint not null, token integer not null, product integer not null,
  cents integer not null, placed date not null);

-- The owner of an address: what a unique column of `customer` can't say, since it sees one server.
create table email (address text not null, token integer not null, customer bigint not null);
