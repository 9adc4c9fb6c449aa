package dev.backendlab.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.question.Picture;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.question.Tracks;
import dev.backendlab.picture.Plan.Area;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The picture of each question, drawn in every way: all of it is there, and nothing covers it. */
class AllPicturesTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final int USUAL_COLUMNS = 94;
  private static final int FEW_COLUMNS = 78;
  private static final int MOST_BYTES = 30_000;

  @TempDir private static Path kept;

  private final Pictures pictures = new Pictures(kept);

  static Stream<Question> questions() {
    return Shelf.of(ROOT).entries().stream().filter(Shelf.Entry::isWritten).map(Shelf.Entry::read);
  }

  @Test
  void thereAreThirty() {
    assertThat(questions()).hasSize(30);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isDrawnInBoxCharacters(Question question) {
    isDrawn(question, USUAL_COLUMNS);
    if (pictures.drawn(question.picture(), FEW_COLUMNS).isPresent()) {
      isDrawn(question, FEW_COLUMNS);
    }
  }

  private void isDrawn(Question question, int columns) {
    var drawing = pictures.drawn(question.picture(), columns).orElseThrow();

    assertThat(drawing.width()).isLessThanOrEqualTo(columns);
    assertThat(words(drawing.plain().replaceAll("[─│┌┐└┘├┤┬┴┼╭╮╰╯┄┆╵▶◀▲▼()]", " ")))
        .as(question.id())
        .containsAll(words(String.join(" ", allOf(question.picture())).replaceAll("[()]", " ")));
  }

  @Test
  void mostAreDrawnInFewColumns() {
    assertThat(
            questions().filter(it -> pictures.drawn(it.picture(), FEW_COLUMNS).isPresent()).count())
        .isGreaterThanOrEqualTo(27);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isDrawnAsSvg(Question question) throws Exception {
    var html = pictures.html(question.picture()).orElseThrow();
    var svgs = html.split("(?<=</svg>)");

    assertThat(svgs).hasSize(2);
    for (var svg : svgs) {
      assertThat(svg.length()).isLessThan(MOST_BYTES);
      assertThat(svg).doesNotContain("style=", "<script", "<style", " id=");
      var texts = new ArrayList<String>();
      var found = parsed(svg).getElementsByTagName("text");
      for (int i = 0; i < found.getLength(); i++) {
        texts.add(found.item(i).getTextContent());
      }
      assertThat(whole(String.join("", texts)))
          .as(question.id())
          .contains(allOf(question.picture()).stream().map(AllPicturesTest::whole).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void nothingCoversAnythingElse(Question question) {
    for (var scene : List.of(Scene.of(question.picture()), watched(question.picture()))) {
      for (double width : List.of(Pictures.WIDE, Pictures.NARROW)) {
        var plan = pictures.fitting(scene, width).orElseThrow();
        var things = new ArrayList<Area>();
        plan.boxes().forEach(box -> things.add(box.area()));
        plan.routes().forEach(route -> things.add(route.around()));
        assertThat(overlaps(things)).as(question.id()).isEmpty();
        assertThat(things)
            .allMatch(thing ->
                thing.x() > -0.1
                    && thing.y() > -0.1
                    && thing.right() < plan.width() + 0.1
                    && thing.bottom() < plan.height() + 0.1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aRunIsDrawnToo(Question question) {
    var picture = question.picture();
    var tracks = tracks(picture);

    assertThat(pictures.drawn(picture, tracks, 120).orElseThrow().plain())
        .contains("✓ ×30", "✗ ×12", "elsewhere");
    assertThat(pictures.html(picture, tracks).orElseThrow())
        .contains("way astray", "badge used", "elsewhere");
  }

  private static Scene watched(Picture picture) {
    return Scene.of(picture, tracks(picture));
  }

  private static Tracks tracks(Picture picture) {
    var used = new ArrayList<>(Tracks.none(picture).used());
    used.set(0, 30L);
    var someone = picture.participants().getFirst().label();
    return new Tracks(used, List.of(new Tracks.Extra(someone, "elsewhere", "Redis", 12, true)));
  }

  private static List<String> overlaps(List<Area> things) {
    var overlaps = new ArrayList<String>();
    for (int i = 0; i < things.size(); i++) {
      for (int j = i + 1; j < things.size(); j++) {
        var one = things.get(i);
        var other = things.get(j);
        if (one.x() < other.right() - 0.1
            && other.x() < one.right() - 0.1
            && one.y() < other.bottom() - 0.1
            && other.y() < one.bottom() - 0.1) {
          overlaps.add(one + " and " + other);
        }
      }
    }
    return overlaps;
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  private static List<String> allOf(Picture picture) {
    var all = new ArrayList<String>();
    picture.participants().forEach(each -> all.add(each.label()));
    picture.arrows().forEach(each -> all.add(each.label()));
    return all;
  }

  /** Without the places where its lines break. */
  private static String whole(String text) {
    return text.replaceAll("\\s", "");
  }

  /** Each by itself, also where a long one is parted. */
  private static List<String> words(String text) {
    return List.of(text.replaceAll("(?<=[/._])(?=\\w)", " ").strip().split("\\s+"));
  }
}
