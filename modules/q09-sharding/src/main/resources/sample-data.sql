-- Ids are in `newcomer`; all else follows from them. Each name is as frequent as it stands here.
insert into customer (id, token, name, email, referrer, cents)
select id, token, name, 'customer' || id || '@example.org', 1 + id * 7919 % 1000, 10000
from newcomer
cross join (select array[
  'Ada', 'Alan', 'Annie', 'Anita', 'Barbara', 'Charles', 'Dennis', 'Donald', 'Edsger', 'Frances',
  'Grace', 'Jean', 'John', 'Joan', 'Karen', 'Ken', 'Leslie', 'Margaret', 'Radia', 'Tony'] as names)
cross join lateral (select names[(1 + id * 7919 % 20)::integer] as name);

insert into orders (id, customer, token, product, cents, placed)
select number, id, token, 1 + (number * 7 + id * 3) % 500, 100 + number * 7919 % 9900,
  date '2026-06-30' - (number * 37 % 365)::integer
from newcomer
cross join lateral (select id * 4 + n as number from generate_series(0, id % 3) as n);
