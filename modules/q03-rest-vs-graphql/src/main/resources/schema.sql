create table if not exists author (id int primary key, name text not null, born int not null, biography text not null);
create table if not exists book (
  id int primary key, isbn text not null unique, title text not null, cents int not null, pages int not null,
  blurb text not null, author int not null references author);
create table if not exists review (book int not null references book, stars int not null, words text not null);
create table if not exists purchase (
  id bigint generated always as identity primary key, isbn text not null, quantity int not null, total_cents int not null);
insert into author
  select id, 'Author ' || id, 1900 + id, repeat('She grew up by the sea and wrote at night. ', 12) from generate_series(1, 100) id
  on conflict do nothing;
insert into book
  select id, (9780000000000 + id)::text, 'Book ' || id, 900 + id * 7919 % 2000, 100 + id % 400,
    repeat('A story that stays with you. ', 12), 1 + (id - 1) % 100
  from generate_series(1, 2000) id
  on conflict do nothing;
insert into review
  select 1 + n % 2000, 1 + n % 5, 'I read it twice.' from generate_series(0, 99999) n
  where not exists (select from review);
create index if not exists books_of_author on book (author);
create index if not exists reviews_of_book on review (book);
