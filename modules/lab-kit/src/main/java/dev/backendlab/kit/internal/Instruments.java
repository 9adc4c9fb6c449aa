package dev.backendlab.kit.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Finds what a demo observes with where it does not belong: in applications as a reader has them.
 */
public final class Instruments {

  private Instruments() {}

  /**
   * The beans of these applications whose classes come from the module's test tree, twins aside.
   *
   * @param member a class of that tree
   * @return a sentence for each
   */
  public static List<String> in(Applications applications, Class<?> member) {
    var found = new ArrayList<String>();
    for (var context : applications.contexts()) {
      for (var name : context.getBeanDefinitionNames()) {
        var type = typeOf(name, context.getBeanFactory());
        if (type != null && builtWith(member, type) && !Twins.annotated(type)) {
          found.add(
              "The bean '%s' of the application is a %s, from the test tree: take its stereotype"
                      .formatted(name, type.getName())
                  + " annotation away, and let the demo bring it with @Import.");
        }
      }
    }
    return found;
  }

  /** Behind its proxies. */
  private static @Nullable Class<?> typeOf(String bean, ConfigurableListableBeanFactory beans) {
    var type = AutoProxyUtils.determineTargetClass(beans, bean);
    return type == null ? null : ClassUtils.getUserClass(type);
  }

  /** Whether the two were compiled into one folder. */
  private static boolean builtWith(Class<?> member, Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    return source != null && source.equals(member.getProtectionDomain().getCodeSource());
  }
}
