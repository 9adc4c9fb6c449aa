package dev.backendlab.eventdriven;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of the shop's services on PostgreSQL; nobody answers calls, nobody listens to events. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {
      CheckoutApplication.class,
      PaymentApplication.class,
      InventoryApplication.class,
      MailApplication.class
    },
    properties = {
      "PAYMENT=http://127.0.0.1:1",
      "checkout.relay-every=1h",
      "spring.kafka.admin.auto-create=false",
      "spring.kafka.listener.auto-startup=false"
    },
    webEnvironment = RANDOM_PORT)
public @interface WithShop {}
