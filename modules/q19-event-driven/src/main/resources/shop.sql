-- checkout
create table if not exists customer_order (
  id uuid primary key,
  customer text not null,
  cents bigint not null,
  at timestamptz not null default clock_timestamp()
);
create index if not exists customer_order_customer on customer_order (customer);
create table if not exists outbox (
  id bigint generated always as identity primary key,
  order_id uuid not null,
  customer text not null,
  cents bigint not null
);
-- payment
create table if not exists payment (
  order_id uuid primary key,
  cents bigint not null,
  at timestamptz not null default clock_timestamp()
);
create table if not exists ledger (
  payment_id uuid primary key,
  step int not null
);
create table if not exists out_of_order (
  payment_id uuid not null,
  step int not null
);
-- inventory
create table if not exists reservation (
  order_id uuid primary key,
  at timestamptz not null default clock_timestamp()
);
-- mail
create table if not exists confirmation (
  order_id uuid primary key,
  recipient text not null
);

-- other companies: what the card network and the mail provider have done
create table if not exists card_charge (
  idempotency_key text primary key,
  order_id uuid not null,
  cents bigint not null,
  at timestamptz not null default clock_timestamp()
);
create index if not exists card_charge_order on card_charge (order_id);
create table if not exists sent_mail (
  order_id uuid not null,
  recipient text not null,
  at timestamptz not null default clock_timestamp()
);
create index if not exists sent_mail_order on sent_mail (order_id);
