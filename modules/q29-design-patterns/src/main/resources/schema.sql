create table if not exists purchase_order (id bigint primary key, customer text not null, method text not null);
create table if not exists order_line (
  purchase_order bigint references purchase_order, position int, item text not null, cents bigint not null,
  primary key (purchase_order, position));
create index if not exists orders_of_a_customer on purchase_order (customer);
