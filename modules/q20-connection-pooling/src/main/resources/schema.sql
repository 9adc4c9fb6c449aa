create table if not exists purchase_order (id bigint primary key, customer int not null, cents int not null);
insert into purchase_order
  select id, id % 200, 100 + id * 7919 % 10000 from generate_series(1, 20000) id
  on conflict do nothing;
create index if not exists orders_of_a_customer on purchase_order (customer);
analyze purchase_order;
