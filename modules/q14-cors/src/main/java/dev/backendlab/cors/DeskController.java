package dev.backendlab.cors;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What needs no login. */
@RestController
class DeskController {

  private static final Map<String, BigDecimal> RATES =
      new TreeMap<>(Map.of("USD", new BigDecimal("1.17"), "GBP", new BigDecimal("0.87")));

  private final Map<String, BigDecimal> alarms = new ConcurrentHashMap<>();
  private final LongAdder messages = new LongAdder();

  record Alarm(BigDecimal above) {}

  @GetMapping("/branches")
  List<String> branches() {
    return List.of("Market Square", "Harbour Street");
  }

  @GetMapping("/news")
  List<String> news() {
    return List.of("We open at nine.");
  }

  /** For partners. Caches between bank and browsers may keep it, the browsers themselves not. */
  @GetMapping("/rates")
  ResponseEntity<Map<String, BigDecimal>> rates() {
    var kept = CacheControl.maxAge(Duration.ZERO).sMaxAge(Duration.ofMinutes(1)).cachePublic();
    return ResponseEntity.ok().cacheControl(kept).body(RATES);
  }

  /** Stands for a partner's write. */
  @PutMapping("/alarms/{currency}")
  Alarm alarm(@PathVariable String currency, @RequestBody Alarm alarm) {
    if (!RATES.containsKey(currency)) {
      throw new ResponseStatusException(NOT_FOUND, "There is no rate of this currency.");
    }
    if (alarm.above() == null || alarm.above().signum() <= 0) {
      throw new ResponseStatusException(BAD_REQUEST, "'above' is the rate, a number above 0.");
    }
    alarms.put(currency, alarm.above());
    return alarm;
  }

  /** The contact form. It stands for a mailbox, and only counts. */
  @PostMapping(path = "/messages", consumes = MediaType.TEXT_PLAIN_VALUE)
  String message(@RequestBody String text) {
    messages.increment();
    return "We have got " + text.length() + " characters.";
  }

  /** How many messages came as far as the mailbox. */
  long messages() {
    return messages.sum();
  }
}
