package dev.backendlab.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it could not be written; a PrintStream knows only that. */
final class Output extends OutputStream {

  /** A reader that has seen enough, such as {@code head}. */
  private static final String READER_GONE = "Broken pipe";

  private final OutputStream to;
  private @Nullable String failure;

  Output(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      to.write(bytes, offset, length);
    } catch (IOException failed) {
      failure = failure == null ? String.valueOf(failed.getMessage()) : failure;
      throw failed;
    }
  }

  /** Why the first text was lost that somebody still wants to read. */
  Optional<String> failure() {
    return Optional.ofNullable(failure).filter(why -> !why.equals(READER_GONE));
  }
}
