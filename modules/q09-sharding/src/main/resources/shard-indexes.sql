-- After the rows have come: building an index once costs less than 100,000 insertions into it.
alter table customer add primary key (id);
alter table customer add unique (email);
create index customer_by_token on customer (token);
alter table orders add primary key (id);
create index orders_by_customer on orders (customer);
create index orders_by_product on orders (product, placed desc, id);
create index orders_by_date on orders (placed desc, id);
create index orders_by_token on orders (token);
alter table email add primary key (address);
create index email_by_token on email (token);

-- Of transfers: what was decided, and which sagas are under way.
create table decision (gid text primary key, outcome text not null);
create table saga (
  id uuid primary key, token integer not null, sender bigint not null, recipient bigint not null, cents bigint not null,
  state text not null);
create table saga_receipt (saga uuid primary key, token integer not null, given boolean not null);

analyze customer, orders, email;
