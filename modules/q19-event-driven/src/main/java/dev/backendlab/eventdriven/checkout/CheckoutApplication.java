package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Takes orders and sees to it that they are paid, set aside and confirmed by mail. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ShopEvents.class)
public class CheckoutApplication {

  public static void main(String[] args) {
    SpringApplication.run(CheckoutApplication.class, args);
  }
}
