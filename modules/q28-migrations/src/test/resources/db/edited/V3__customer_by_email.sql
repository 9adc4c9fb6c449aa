create index customer_by_email on customer (email);
