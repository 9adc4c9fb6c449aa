-- 5,000 products, 40,000 reviews, 100,000 order lines: the same ones every time, and only once.
create table if not exists currency (code text primary key, rate numeric not null);
insert into currency values ('EUR', 1), ('USD', 1.08), ('JPY', 163.5) on conflict do nothing;

create table if not exists product (
  id integer primary key, name text not null, cents bigint not null);
insert into product
select n, 'Product ' || n, 500 + n * 7919 % 9500
from generate_series(1, 5000) n
where not exists (select from product);

-- Unlogged: sample data that is made in a moment need not survive a crash.
create unlogged table if not exists order_line with (autovacuum_enabled = off) as
select i / 10 as order_id,
       1 + (i / 10 * 7919 + i % 10 * (i / 10 % 11 + 1) * 613) % 5000 as product_id,
       (1 + i % 3)::smallint as quantity
from generate_series(0, 99999) i;
create index if not exists order_line_by_order on order_line (order_id) include (product_id);
create index if not exists order_line_by_product
  on order_line (product_id) include (order_id, quantity);

create unlogged table if not exists review with (autovacuum_enabled = off) as
select 1 + n * 37 % 5000 as product_id, (1 + n % 7 % 5)::smallint as stars
from generate_series(1, 40000) n;
create index if not exists review_by_product on review (product_id) include (stars);

-- So that the planner knows the tables, and may answer from the indexes alone.
analyze product, review, order_line;
vacuum review, order_line;
