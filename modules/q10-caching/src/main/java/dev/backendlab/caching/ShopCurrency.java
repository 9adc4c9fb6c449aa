package dev.backendlab.caching;

/** In what the shop shows its prices; the table of rates has the same. */
enum ShopCurrency {
  EUR,
  USD,
  JPY
}
