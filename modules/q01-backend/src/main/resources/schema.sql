create table if not exists customer (
  name text primary key, session text not null unique, cents bigint not null check (cents >= 0));
create table if not exists product (sku text primary key, cents bigint not null check (cents > 0));
create table if not exists coupon (
  code text, customer text, percent int not null check (percent between 1 and 100), primary key (code, customer));
create table if not exists purchase (
  id bigint generated always as identity primary key,
  customer text not null, idempotency_key text, cart text not null, coupon text, total_cents bigint not null check (total_cents >= 0),
  unique (customer, idempotency_key));
create table if not exists purchase_line (
  purchase bigint references purchase, position int, sku text not null references product,
  quantity int not null check (quantity > 0), primary key (purchase, position));
insert into product values ('lamp', 2499), ('desk', 19900), ('chair', 8950) on conflict do nothing;
insert into customer values ('ada', 'adas-session', 100000000) on conflict do nothing;
insert into coupon values ('TENTH', 'ada', 10) on conflict do nothing;
