package dev.backendlab.web;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.picture.Pictures;
import dev.backendlab.web.question.Library;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Shows what most evenings show, to nobody: so that the cache of loaded classes holds it, and so
 * that the first page that somebody opens has nothing left to load.
 */
@Component
class Rehearsal {

  private final Library library;
  private final Pictures pictures;

  Rehearsal(Library library, Pictures pictures) {
    this.library = library;
    this.pictures = pictures;
  }

  void of(String address) {
    var pages = new ArrayList<>(List.of("", "search?q=token"));
    library.shelf().entries().stream()
        .filter(entry -> entry.module().isPresent())
        .limit(5)
        .forEach(entry ->
            pages.addAll(List.of(entry.id(), entry.id() + "/predict", entry.id() + "/runs")));
    try (var client = HttpClient.newHttpClient()) {
      for (var page : pages) {
        client.send(
            HttpRequest.newBuilder(URI.create(address + page)).build(),
            HttpResponse.BodyHandlers.discarding());
      }
    } catch (java.io.IOException | InterruptedException noCache) {
      // the next start is as slow as this one
    }
    layOutPictures();
  }

  /** Each once, so that no page waits for it. */
  private void layOutPictures() {
    for (var entry : library.shelf().entries()) {
      if (entry.isWritten()) {
        try {
          pictures.html(library.read(entry).picture());
        } catch (BrokenQuestion toldWhereItIsShown) {
          // the next one then
        }
      }
    }
  }
}
