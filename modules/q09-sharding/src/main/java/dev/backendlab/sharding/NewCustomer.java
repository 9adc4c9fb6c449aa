package dev.backendlab.sharding;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody to be registered. Each part is a stranger's word, and is checked before it is used. */
record NewCustomer(long id, String name, String email, long cents) {

  /** Neither control characters, among them the NUL that PostgreSQL can't store, nor halves. */
  private static final String TEXT = "[^\\p{Cc}\\p{Cs}]";

  private static final Pattern NAME = Pattern.compile("(?=.*\\S)" + TEXT + "{1,100}");
  private static final Pattern EMAIL =
      Pattern.compile("(?!.*\\s)(?=[^@]+@[^@]+$)" + TEXT + "{3,254}");

  NewCustomer {
    if (id < 1 || id > Customer.MOST) {
      throw Refusal.malformed("id", "is not between 1 and " + Customer.MOST);
    }
    if (cents < 0 || cents > Customer.MOST) {
      throw Refusal.malformed("cents", "is not between 0 and " + Customer.MOST);
    }
    if (isNot(NAME, name)) {
      throw Refusal.malformed("name", "is not 1 to 100 characters");
    }
    if (isNot(EMAIL, email)) {
      throw Refusal.malformed("email", "is no address of up to 254 characters");
    }
  }

  private static boolean isNot(Pattern pattern, @Nullable String text) {
    return text == null || text.length() > 1_000 || !pattern.matcher(text).matches();
  }

  Customer customer() {
    return new Customer(id, name, email, cents, 0);
  }
}
