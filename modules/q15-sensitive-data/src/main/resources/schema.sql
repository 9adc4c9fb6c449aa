create table if not exists account (name text primary key, password text not null);
create table if not exists data_key (id text primary key, wrapped bytea not null);
create table if not exists card (
  account text primary key references account,
  data_key text not null references data_key,
  number bytea not null,
  shown text not null);
