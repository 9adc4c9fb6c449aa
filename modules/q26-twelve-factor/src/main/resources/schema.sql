create table if not exists product (sku text primary key, cents int not null, stock int not null);
insert into product values ('lamp', 2000, 100000), ('chair', 8000, 100000) on conflict do nothing;
create table if not exists cart_item (
  cart text not null, sku text not null references product, added timestamptz not null default now());
create table if not exists purchase (
  id bigint generated always as identity primary key, cart text not null, vat_percent int not null);
create table if not exists purchase_line (
  purchase bigint not null references purchase, sku text not null, cents int not null);
