package dev.backendlab.twelvefactor;

import dev.backendlab.kit.App;
import dev.backendlab.kit.story.Broken;
import dev.backendlab.postgresql.PostgresServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Two instances of the shop with their carts in memory. */
final class CarelessShop implements AutoCloseable {

  private final PostgresServer postgres;
  private final List<App> instances = new ArrayList<>();

  CarelessShop(PostgresServer postgres) {
    this.postgres = postgres;
  }

  List<URI> urls() {
    while (instances.size() < 2) {
      instances.add(starter().named("careless shop").on(postgres).start());
    }
    return instances.stream().map(each -> URI.create(each.url())).toList();
  }

  /** Where the twin is at work, the carts are in memory anyway. */
  private static App.Starter starter() {
    return Broken.claim().filter("stateless"::equals).isPresent()
        ? App.of(ShopApplication.class)
        : App.of(ShopApplication.class, BrokenTwins.MemoryCarts.class);
  }

  /** In order; its memory goes all the same. */
  void endOne() {
    instances.removeLast().close();
  }

  @Override
  public void close() {
    instances.forEach(App::close);
  }
}
