package dev.backendlab.secrets;

import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Card numbers by envelope encryption: ten data keys encrypt the numbers, and lie beside them,
 * wrapped by the {@link KeyService}. A thief of the database has neither.
 *
 * @see <a href="https://developers.google.com/tink/client-side-encryption">Tink, Client-side
 *     encryption</a>
 */
@Repository
class Cards {

  /** All rows share so few keys that a rotation has little to do. */
  static final int KEYS = 10;

  private final JdbcClient jdbc;
  private final KeyService service;

  Cards(JdbcClient jdbc, KeyService service) {
    this.jdbc = jdbc;
    this.service = service;
  }

  /** Keeps the number, and apart from it what support may see. */
  @Transactional
  void put(String account, String number) throws GeneralSecurityException {
    var key = service.name() + "-" + Math.floorMod(account.hashCode(), KEYS);
    var sealed =
        KeyService.cipher(dataKey(key))
            .encrypt(number.getBytes(StandardCharsets.US_ASCII), context(account));
    jdbc.sql(
            """
            insert into card (account, data_key, number, shown) values (?, ?, ?, ?)
            on conflict (account) do update
            set data_key = excluded.data_key, number = excluded.number, shown = excluded.shown
            """)
        .params(account, key, sealed, shown(number))
        .update();
  }

  /**
   * The number, to charge it.
   *
   * @throws GeneralSecurityException if a byte was changed, the row is another customer's, or the
   *     key is lost
   */
  String number(String account) throws GeneralSecurityException {
    var sealed =
        jdbc.sql(
                """
                select data_key.wrapped, card.number
                from card join data_key on data_key.id = card.data_key where card.account = ?
                """)
            .param(account)
            .query((row, i) -> List.of(row.getBytes(1), row.getBytes(2)))
            .single();
    var plain =
        KeyService.cipher(service.unwrap(sealed.getFirst()))
            .decrypt(sealed.getLast(), context(account));
    return new String(plain, StandardCharsets.US_ASCII);
  }

  /** Wraps all data keys anew and leaves the numbers as they are. Says how many keys these were. */
  @Transactional
  int rewrapKeys() throws GeneralSecurityException {
    var ids =
        List.copyOf(
            jdbc.sql("select id from data_key where id like ? || '-%' for update")
                .param(service.name())
                .query(String.class)
                .list());
    for (var id : ids) {
      jdbc.sql("update data_key set wrapped = ? where id = ?")
          .params(service.wrap(service.unwrap(wrapped(id))), id)
          .update();
    }
    return ids.size();
  }

  /** Is authenticated with the number, so that a row fits no other customer. */
  byte[] context(String account) {
    return account.getBytes(StandardCharsets.UTF_8);
  }

  String shown(String number) {
    return number.substring(number.length() - 4);
  }

  private KeysetHandle dataKey(String id) throws GeneralSecurityException {
    jdbc.sql("insert into data_key (id, wrapped) values (?, ?) on conflict do nothing")
        .params(id, service.wrap(service.newKey()))
        .update();
    return service.unwrap(wrapped(id));
  }

  private byte[] wrapped(String id) {
    return jdbc.sql("select wrapped from data_key where id = ?")
        .param(id)
        .query(byte[].class)
        .single();
  }
}
