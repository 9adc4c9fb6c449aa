package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Charges cards, whether it is called or hears of an order. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ShopEvents.class)
public class PaymentApplication {

  public static void main(String[] args) {
    SpringApplication.run(PaymentApplication.class, args);
  }
}
