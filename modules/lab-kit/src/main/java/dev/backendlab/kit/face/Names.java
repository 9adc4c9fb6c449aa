package dev.backendlab.kit.face;

import dev.backendlab.kit.question.Picture;
import dev.backendlab.kit.question.Picture.Arrow;
import dev.backendlab.kit.question.Picture.Group;
import dev.backendlab.kit.question.Picture.Participant;
import dev.backendlab.kit.question.Picture.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The names of a story, found in a picture. */
final class Names {

  /** As the lab's observers call them. */
  private static final Set<String> SERVERS = Set.of("Redis", "PostgreSQL", "Kafka", "Memcached");

  private final Picture picture;
  private final List<String> persons;

  Names(Picture picture) {
    this.picture = picture;
    this.persons =
        picture.participants().stream()
            .filter(each -> each.shape() == Shape.PERSON || each.shape() == Shape.ROUND)
            .map(Participant::id)
            .toList();
  }

  /**
   * Whether this is a server of the lab, one of several perhaps: {@code PostgreSQL shard-5}. A
   * picture has it where the answer needs it.
   */
  static boolean isServer(String name) {
    return SERVERS.contains(name.split(" ", 2)[0]);
  }

  /**
   * Whom a name means.
   *
   * @param ids of those participants, in their order
   * @param label by which to show them
   * @param exact whether the picture has this very name; else it is a variant of what the picture
   *     has, or somebody in the place of its persons
   */
  record Who(List<String> ids, String label, boolean exact) {}

  /** Who is called so; empty for a stranger. */
  Optional<Who> called(String name) {
    return member(name, Set.of(name)::contains, true)
        .or(() -> member(name, Set.of(name.split("[^\\p{Alnum}]+"))::contains, false));
  }

  /** Who calls so. An unknown caller over HTTP stands for the picture's persons, if it has some. */
  Optional<Who> caller(String name, boolean overHttp) {
    return called(name)
        .or(() ->
            overHttp && !persons.isEmpty()
                ? Optional.of(new Who(persons, name, false))
                : Optional.empty());
  }

  /** Whether these are one of the picture's persons, whoever it is. */
  boolean arePersons(Who who) {
    return who.ids().equals(persons);
  }

  private Optional<Who> member(String name, Predicate<String> fits, boolean exact) {
    return participants(fits)
        .map(each -> new Who(List.of(each.id()), exact ? each.label() : name, exact))
        .or(() ->
            groups(fits).map(group -> new Who(group.members(), exact ? at(group) : name, exact)));
  }

  private Optional<Participant> participants(Predicate<String> fits) {
    return Stream.<Predicate<Participant>>of(
            each -> fits.test(each.label()), each -> fits.test(each.id()))
        .flatMap(by -> picture.participants().stream().filter(by))
        .findFirst();
  }

  private Optional<Group> groups(Predicate<String> fits) {
    return picture.groups().stream()
        .filter(each -> fits.test(each.label()) || fits.test(each.id()))
        .findFirst();
  }

  /** The member of a group by which the outside sees it. */
  private String at(Group group) {
    return picture.arrows().stream()
        .flatMap(arrow -> outward(arrow, group))
        .findFirst()
        .or(() -> group.members().stream().findFirst())
        .map(picture::label)
        .orElse(group.label());
  }

  private static Stream<String> outward(Arrow arrow, Group group) {
    boolean from = group.members().contains(arrow.from());
    boolean to = group.members().contains(arrow.to());
    return from == to ? Stream.of() : Stream.of(from ? arrow.from() : arrow.to());
  }
}
