create table if not exists product (id int primary key, name text not null);
create table if not exists stock (id int primary key, left_over int not null);
create table if not exists review (id int primary key, stars int not null);
insert into product select id, 'lamp ' || id from generate_series(1, 100) id on conflict do nothing;
insert into stock select id, id % 7 from generate_series(1, 100) id on conflict do nothing;
insert into review select id, 1 + id % 5 from generate_series(1, 100) id on conflict do nothing;
