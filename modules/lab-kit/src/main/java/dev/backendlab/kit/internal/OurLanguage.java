package dev.backendlab.kit.internal;

import java.util.Locale;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Claims and tests that Maven or an IDE runs speak English too, as in the processes that the lab
 * starts: a demo's figures are written, compared and parsed by the JVM's language.
 */
public final class OurLanguage implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Locale.setDefault(Locale.US);
  }
}
