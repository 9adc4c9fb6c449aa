package dev.backendlab.web;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.web.guard.Token;
import dev.backendlab.web.story.Words;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What every page has, and what is shown where there is none. */
@ControllerAdvice
class PageAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

  private final Token token;

  PageAdvice(Token token) {
    this.token = token;
  }

  @ModelAttribute("token")
  String token() {
    return token.value();
  }

  @ModelAttribute("words")
  Words words() {
    return Words.ALL;
  }

  /** Whether runs are predicted first: yes, until it is switched off in this browser. */
  @ModelAttribute("predicting")
  boolean predicting(@CookieValue(name = "predict", defaultValue = "on") String predict) {
    return !predict.equals("off");
  }

  @ExceptionHandler({
    NoSuchElementException.class,
    NoResourceFoundException.class,
    MethodArgumentTypeMismatchException.class
  })
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String nothingHere(Exception nothing, Model model) {
    var sentence =
        nothing instanceof NoSuchElementException ? nothing.getMessage() : "There is no such page.";
    return error("Not here", List.of(String.valueOf(sentence)), model);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
  String defective(BrokenQuestion question, Model model) {
    return error(
        "This question is defective",
        question.defects().stream().map(Object::toString).toList(),
        model);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
  String unexpected(Exception failure, Model model) {
    LOG.error("A page failed", failure);
    return error(
        "Something unexpected happened",
        List.of(failure + ". The trace is in web.log, in the lab's state folder."),
        model);
  }

  private String error(String title, List<String> sentences, Model model) {
    model.addAttribute("title", title);
    model.addAttribute("sentences", sentences);
    model.addAttribute("token", token.value());
    model.addAttribute("words", Words.ALL);
    return "error";
  }
}
