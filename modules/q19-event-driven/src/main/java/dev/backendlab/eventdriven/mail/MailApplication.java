package dev.backendlab.eventdriven.mail;

import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Writes to customers, whether it is called or hears of an order. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ShopEvents.class)
public class MailApplication {

  public static void main(String[] args) {
    SpringApplication.run(MailApplication.class, args);
  }
}
