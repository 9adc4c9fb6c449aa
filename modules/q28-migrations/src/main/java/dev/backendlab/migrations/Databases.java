package dev.backendlab.migrations;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The databases of one server, by their names.
 *
 * @param url of one of them, which is not copied itself
 */
record Databases(String url, String user, String password) {

  /** With a connection of its own for each use: a database that is copied must have none. */
  DataSource named(String name) {
    return as(user, password, name);
  }

  DataSource as(String login, String itsPassword, String name) {
    return new DriverManagerDataSource(
        url.replaceFirst("/[^/?]+($|\\?)", "/" + name + "$1"), login, itsPassword);
  }

  DataSource create(String name) {
    drop(name);
    execute("create database " + name);
    return named(name);
  }

  /** With all its rows: the server copies the files. */
  DataSource copy(String from, String to) {
    drop(to);
    execute("create database %s template %s".formatted(to, from));
    return named(to);
  }

  void drop(String name) {
    execute("drop database if exists %s with (force)".formatted(name));
  }

  private void execute(String sql) {
    JdbcClient.create(new DriverManagerDataSource(url, user, password)).sql(sql).update();
  }
}
