package dev.backendlab.caching;

/**
 * Everything that decides how a product page reads. A part that is missing here mixes up readers.
 */
record ProductKey(int product, ShopCurrency currency) {}
