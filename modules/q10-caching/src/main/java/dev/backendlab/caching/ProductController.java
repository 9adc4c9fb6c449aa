package dev.backendlab.caching;

import java.util.Currency;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Product pages; the header {@code X-Cache} says who answered. */
@RestController
class ProductController {

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
      @PathVariable int id, @RequestParam(defaultValue = "EUR") Currency currency) {
    if (!known.mayContain(id)) {
      throw missing(id);
    }
    var page = catalogue.find(new ProductKey(id, currency)).orElseThrow(() -> missing(id));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("X-Cache", page.origin() == Page.Origin.CACHE ? "HIT" : "MISS")
        .body(page.json());
  }

  @PutMapping("/products/{id}/price")
  ResponseEntity<Void> reprice(@PathVariable int id, @RequestParam long cents) {
    if (!prices.change(id, cents)) {
      throw missing(id);
    }
    return ResponseEntity.noContent().build();
  }

  @GetMapping(path = "/bestsellers", produces = MediaType.APPLICATION_JSON_VALUE)
  String bestsellers() {
    return storefront.bestsellers();
  }

  private static ErrorResponseException missing(int id) {
    var problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no product " + id + ".");
    return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
  }
}
