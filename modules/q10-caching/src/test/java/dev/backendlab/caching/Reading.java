package dev.backendlab.caching;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** A reader who goes through the catalogue, product by product, and keeps what was read. */
final class Reading {

  private final Products from;
  private final Currency currency;
  private final List<Page> pages = new ArrayList<>();

  Reading(Products from, String currency) {
    this.from = from;
    this.currency = Currency.getInstance(currency);
  }

  Page next() {
    var page = from.find(new ProductKey(pages.size() + 1, currency)).orElseThrow();
    pages.add(page);
    return page;
  }

  Reading pages(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
    return this;
  }

  long from(Page.Origin origin) {
    return pages.stream().filter(page -> page.origin() == origin).count();
  }

  /** How many pages are not the same to the last byte. */
  long differencesTo(Reading other) {
    long differences = Math.abs(pages.size() - other.pages.size());
    for (int i = 0; i < Math.min(pages.size(), other.pages.size()); i++) {
      differences += pages.get(i).json().equals(other.pages.get(i).json()) ? 0 : 1;
    }
    return differences;
  }
}
