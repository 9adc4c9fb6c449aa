package dev.backendlab.async;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The page for a browser, by either way. */
@RestController
class PageController {

  private static final int PRODUCTS = 100;

  private final ProductPages pages;

  PageController(ProductPages pages) {
    this.pages = pages;
  }

  @GetMapping("/products/{id}")
  List<ProductPages.Part> page(@PathVariable int id, @RequestParam boolean atOnce) {
    if (id < 1 || id > PRODUCTS) {
      throw new ResponseStatusException(NOT_FOUND, "There is no such product.");
    }
    return atOnce ? pages.atOnce(id) : pages.inTurn(id);
  }
}
