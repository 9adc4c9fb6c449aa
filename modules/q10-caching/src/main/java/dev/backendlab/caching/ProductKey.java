package dev.backendlab.caching;

/** Everything that decides how a product page reads. What is missing here mixes up readers. */
record ProductKey(int product, ShopCurrency currency) {}
