create table if not exists purchase_order (
  id bigint primary key, customer text not null, item text not null, cents bigint not null, method text not null);
create index if not exists orders_of_a_customer on purchase_order (customer);
