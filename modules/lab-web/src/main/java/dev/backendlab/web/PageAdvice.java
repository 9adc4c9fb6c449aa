package dev.backendlab.web;

import dev.backendlab.kit.interview.BadSetup;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.web.guard.Refusal;
import dev.backendlab.web.guard.Token;
import dev.backendlab.web.story.Words;
import jakarta.servlet.http.HttpServletResponse;
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

  @ExceptionHandler
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String nothingHere(NoSuchElementException nothing, Model model) {
    return error("Not here", List.of(String.valueOf(nothing.getMessage())), model);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  String badSetup(BadSetup bad, Model model) {
    return error("Not like this", List.of(String.valueOf(bad.getMessage())), model);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
  String defective(BrokenQuestion question, Model model) {
    return error(
        "This question is defective",
        question.defects().stream().map(Object::toString).toList(),
        model);
  }

  /** Refusals of Spring and Tomcat have a status of their own; all else is a failure of ours. */
  @ExceptionHandler
  String refused(Exception failure, HttpServletResponse response, Model model) {
    var refusal = Refusal.of(failure);
    if (refusal.status() >= 500) {
      LOG.error("A page failed", failure);
    }
    response.setStatus(refusal.status());
    refusal.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    return error(title(refusal.status()), List.of(refusal.sentence()), model);
  }

  private static String title(int status) {
    return status >= 500 ? "Something went wrong" : status == 404 ? "Not here" : "Not like this";
  }

  private String error(String title, List<String> sentences, Model model) {
    model.addAttribute("title", title);
    model.addAttribute("sentences", sentences);
    model.addAttribute("token", token.value());
    model.addAttribute("words", Words.ALL);
    return "error";
  }
}
