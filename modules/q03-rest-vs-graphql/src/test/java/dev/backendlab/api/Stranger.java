package dev.backendlab.api;

import dev.backendlab.kit.story.Story;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program of somebody else. Of the shop it knows what the published OpenAPI document says, and
 * reads that when it runs: which fields an operation takes, of which types, and what its answer
 * promises. It shares no type with the shop.
 */
record Stranger(String url, JsonNode document) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SCHEMA = "content/application~1json/schema";

  static Stranger reading(String url) throws Exception {
    var answer = send(HttpRequest.newBuilder(URI.create(url + "/v3/api-docs")));
    return new Stranger(url, JSON.readTree(answer.body()));
  }

  /** The same program, at a shop that has moved on. */
  Stranger at(String other) {
    return new Stranger(other, document);
  }

  /**
   * What came of a call.
   *
   * @param missing what the document promises, and is not there or of another type
   */
  record Got(int status, JsonNode body, List<String> missing) {}

  /**
   * Posts an object.
   *
   * @param values by the names of its fields. Their types are those of the document.
   */
  Got post(String path, Map<String, String> values) throws Exception {
    var body = JSON.createObjectNode();
    var taken = document.path("paths").path(path).at("/post/requestBody/" + SCHEMA);
    fields(document, taken)
        .forEach((name, type) -> {
          var value = values.getOrDefault(name, "");
          if (type.equals("integer")) {
            body.put(name, Long.parseLong(value));
          } else {
            body.put(name, value);
          }
        });
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    var answer = send(request);
    var got = JSON.readTree(answer.body());
    var promised = answers(document).get("POST " + path + " " + answer.statusCode());
    var missing =
        promised == null
            ? List.of("the status")
            : promised.keySet().stream()
                .filter(name -> !isA(promised.getOrDefault(name, ""), got.path(name)))
                .toList();
    return new Got(answer.statusCode(), got, missing);
  }

  /**
   * Compares two documents.
   *
   * @return fields of answers that are gone, or of another type, in the next one. New ones break
   *     nobody.
   */
  List<String> brokenBy(Stranger next) {
    var now = answers(next.document);
    return answers(document).entrySet().stream()
        .flatMap(answer ->
            answer.getValue().entrySet().stream()
                .filter(field ->
                    !now.getOrDefault(answer.getKey(), Map.of()).entrySet().contains(field))
                .map(field -> answer.getKey() + ": " + field.getKey() + ", " + field.getValue()))
        .toList();
  }

  private static boolean isA(String type, JsonNode value) {
    return type.equals("integer") ? value.isIntegralNumber() : value.isString();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var sent = request.build();
    var answer = CLIENT.send(sent, BodyHandlers.ofString());
    Story.live().hops().http("program", sent.method(), sent.uri(), answer.statusCode());
    return answer;
  }

  /** The fields of each answer by its name, as {@code POST /orders 201}. */
  private static Map<String, Map<String, String>> answers(JsonNode document) {
    var answers = new TreeMap<String, Map<String, String>>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        for (var status : method.getValue().path("responses").properties()) {
          var verb = method.getKey().toUpperCase(Locale.ROOT);
          answers.put(
              verb + " " + path.getKey() + " " + status.getKey(),
              fields(document, status.getValue().at("/" + SCHEMA)));
        }
      }
    }
    return answers;
  }

  /** Types of the fields of an object, or of those in a list of them. */
  private static SortedMap<String, String> fields(JsonNode document, JsonNode schema) {
    var object = schema.has("items") ? schema.path("items") : schema;
    var reference = object.path("$ref").asString("");
    var resolved = reference.isEmpty() ? object : document.at(reference.substring(1));
    var types = new TreeMap<String, String>();
    for (var field : resolved.path("properties").properties()) {
      types.put(field.getKey(), field.getValue().path("type").asString("any"));
    }
    return types;
  }
}
