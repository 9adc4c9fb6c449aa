package dev.backendlab.access;

import dev.backendlab.access.AccessRules.Role;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;

/** Users: how they prove who they are and, apart from that, which roles they have. */
@Repository
class Accounts implements UserDetailsService {

  private final JdbcClient jdbc;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** For the login, which asks for no role. */
  @Override
  public UserDetails loadUserByUsername(String name) {
    return jdbc.sql("select password from account where name = ?")
        .param(name)
        .query(String.class)
        .optional()
        .map(hash -> User.withUsername(name).password(hash).authorities(List.of()).build())
        .orElseThrow(() -> new UsernameNotFoundException("nobody has this name"));
  }

  List<String> names() {
    return jdbc.sql("select name from account order by name")
        .query((row, number) -> row.getString("name"))
        .list();
  }

  Set<Role> rolesOf(String name) {
    return jdbc.sql("select /* roles */ role from account_role where account = ?")
        .param(name)
        .query((row, number) -> Role.valueOf(row.getString("role")))
        .set();
  }

  void take(String name, Role role) {
    jdbc.sql("delete from account_role where account = ? and role = ?")
        .params(name, role.name())
        .update();
  }

  /** A code counts once, in its half minute or the next, as RFC 6238 has it in section 5.2. */
  boolean accepts(String name, String code) {
    var secret =
        jdbc.sql("select totp_secret from account where name = ?")
            .param(name)
            .query(byte[].class)
            .single();
    long now = Totp.stepAt(clock.instant());
    return LongStream.of(now, now - 1)
        .filter(step -> Totp.code(secret, step, 6).equals(code))
        .anyMatch(step -> spend(name, step));
  }

  /** In one statement: of two who show the same code at once, one passes. */
  private boolean spend(String name, long step) {
    return jdbc.sql("update account set totp_step = :step where name = :name and totp_step < :step")
            .param("step", step)
            .param("name", name)
            .update()
        == 1;
  }
}
