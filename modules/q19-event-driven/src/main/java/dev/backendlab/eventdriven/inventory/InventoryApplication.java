package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Sets goods aside, whether it is called or hears of an order. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ShopEvents.class)
public class InventoryApplication {

  public static void main(String[] args) {
    SpringApplication.run(InventoryApplication.class, args);
  }
}
