package org.smalti.app.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.smalti.core.files.PartsFolder;

/** Gives test classes the collection they look at: each is made once for all classes, and goes at the end. */
final class SharedCollections implements ParameterResolver {
  private static final Namespace STORE = Namespace.create(SharedCollections.class);

  /** A collection in a folder of its own. */
  private record Made(Path folder, Object collection) implements AutoCloseable {
    static Made of(Class<?> type) {
      try {
        Path folder = Files.createTempDirectory("smalti-page");
        return new Made(
            folder,
            type == HostileCollection.class
                ? HostileCollection.in(folder)
                : PlayedCollection.in(folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      new PartsFolder(folder).delete();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == HostileCollection.class || type == PlayedCollection.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent(parameter.getParameter().getType(), Made::of, Made.class)
        .collection();
  }
}
