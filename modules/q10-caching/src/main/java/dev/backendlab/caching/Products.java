package dev.backendlab.caching;

import java.util.Optional;

/** Where product pages come from. */
@FunctionalInterface
interface Products {

  Optional<Page> find(ProductKey key);
}
