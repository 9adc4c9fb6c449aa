--liquibase formatted sql

--changeset shop:1 logicalFilePath:shop.sql
create table customer (
  id bigint generated always as identity primary key,
  name text not null,
  email text
);

--changeset shop:2 logicalFilePath:shop.sql
alter table customer add column phone varchar(20);

--changeset shop:3 logicalFilePath:shop.sql
create index customer_by_email on customer (email);
