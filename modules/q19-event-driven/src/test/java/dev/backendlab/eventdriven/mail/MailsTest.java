package dev.backendlab.eventdriven.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.WithShop;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

@WithShop
@TestConstructor(autowireMode = AutowireMode.ALL)
record MailsTest(Mails mails, JdbcClient jdbc) {

  @Test
  void anOrderIsConfirmedOnceHoweverOftenItIsTold() {
    var order = new OrderPlaced(UUID.randomUUID(), "ada", 4_200);
    assertThat(mails.of(order.order())).isEmpty();
    mails.confirm(order);
    mails.confirm(order);
    assertThat(mails.of(order.order())).contains(new Mails.Mail(order.order(), "ada"));
    assertThat(
            jdbc.sql("select count(*) from sent_mail where order_id = ?")
                .param(order.order())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }
}
