package dev.backendlab.caching;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Product pages; the header {@code X-Cache} says who answered. */
@RestController
class ProductController {

  private static final long DEAREST = 100_000_000;

  private final CacheAside catalogue;
  private final KnownProducts known;
  private final Prices prices;
  private final Storefront storefront;

  ProductController(
      CacheAside catalogue, KnownProducts known, Prices prices, Storefront storefront) {
    this.catalogue = catalogue;
    this.known = known;
    this.prices = prices;
    this.storefront = storefront;
  }

  @GetMapping("/products/{id}")
  ResponseEntity<String> page(
      @PathVariable int id, @RequestParam(defaultValue = "EUR") ShopCurrency currency) {
    if (!known.mayContain(id)) {
      throw Problems.missing(id);
    }
    var page = catalogue.find(new ProductKey(id, currency)).orElseThrow(() -> Problems.missing(id));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("X-Cache", page.origin() == Page.Origin.CACHE ? "HIT" : "MISS")
        .body(page.json());
  }

  @PutMapping("/products/{id}/price")
  ResponseEntity<Void> reprice(@PathVariable int id, @RequestParam long cents) {
    if (cents < 1 || cents > DEAREST) {
      throw Problems.refused("cents", "is between 1 and " + DEAREST);
    }
    if (!prices.change(id, cents)) {
      throw Problems.missing(id);
    }
    return ResponseEntity.noContent().build();
  }

  @GetMapping(path = "/bestsellers", produces = MediaType.APPLICATION_JSON_VALUE)
  String bestsellers() {
    return storefront.bestsellers();
  }
}
