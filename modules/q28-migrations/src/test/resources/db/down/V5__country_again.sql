alter table customer drop column country;
alter table customer add column country text not null default 'DE';
update customer set country = 'AT' where phone like '+43%';
