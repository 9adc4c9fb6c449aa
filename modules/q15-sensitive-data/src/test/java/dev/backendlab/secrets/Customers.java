package dev.backendlab.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.IvParameterSpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers of the shop, and hands that reach into its database. */
record Customers(JdbcClient jdbc, Cards cards) {

  /** All cards are from one bank, whose eight digits are known to everybody. */
  static final String BANK = "42424242";

  /** So many, with a card each. */
  List<String> withCards(String name, int customers) throws GeneralSecurityException {
    var names = IntStream.range(0, customers).mapToObj(i -> name + "-" + i).toList();
    for (var each : names) {
      cards.put(withLine(each, "no line: nobody logs in"), card(each));
    }
    return names;
  }

  static String card(String name) {
    return BANK + ("" + (100_000_000 + Math.floorMod(name.hashCode(), 100_000_000))).substring(1);
  }

  /** One whose password is kept by this line. */
  String withLine(String name, String line) {
    jdbc.sql("insert into account (name, password) values (?, ?)").params(name, line).update();
    return name;
  }

  String line(String name) {
    return jdbc.sql("select password from account where name = ?")
        .param(name)
        .query(String.class)
        .single();
  }

  static String read(Cards cards, String name) {
    try {
      return cards.number(name);
    } catch (GeneralSecurityException refused) {
      return "refused";
    }
  }

  /** Of how many the number is read as it was put. */
  static long readable(Cards cards, List<String> names) {
    return names.stream().filter(name -> read(cards, name).equals(card(name))).count();
  }

  /** Flips a bit of the ciphertext. */
  void flip(String name) {
    jdbc.sql(
            """
            update card set number = set_bit(number, 200, 1 - get_bit(number, 200))
            where account = ?
            """)
        .param(name)
        .update();
  }

  /** The last bit of the text, flipped in a ciphertext that nothing authenticates. */
  static String flippedInCtr(String text) throws GeneralSecurityException {
    var key = KeyGenerator.getInstance("AES").generateKey();
    var start = new IvParameterSpec(new byte[16]);
    var cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, start);
    var sealed = cipher.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    sealed[sealed.length - 1] ^= 1;
    cipher.init(Cipher.DECRYPT_MODE, key, start);
    return new String(cipher.doFinal(sealed), StandardCharsets.US_ASCII);
  }

  /** Puts a ciphertext into the row of another who has the same data key, and says whose. */
  String copyToAnother(String name, List<String> names) {
    return jdbc.sql(
            """
            update card set number = mine.number from card mine
            where mine.account = :name and card.account = (
              select min(account) from card
              where data_key = mine.data_key and account <> :name and account in (:names))
            returning card.account
            """)
        .param("name", name)
        .param("names", names)
        .query(String.class)
        .single();
  }

  /** How many of their cards have another place than before. */
  long moved(List<String> names, List<String> before) {
    var now = places(names);
    return IntStream.range(0, now.size()).filter(i -> !now.get(i).equals(before.get(i))).count();
  }

  /** Where PostgreSQL has their cards: a row that is written gets another place. */
  List<String> places(List<String> names) {
    return List.copyOf(
        jdbc.sql("select ctid::text from card where account in (:names) order by account")
            .param("names", names)
            .query(String.class)
            .list());
  }
}
