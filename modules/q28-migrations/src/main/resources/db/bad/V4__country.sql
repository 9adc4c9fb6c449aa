alter table customer add column country text not null default 'DE';
