package org.smalti.scrapers.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Serialises objects as an engine does that sends them to another process. */
public final class SerialCopy {
  private SerialCopy() {}

  /** The copy that arrives. */
  public static <T> T of(Class<T> type, T original) {
    return unpacked(type, packed(original));
  }

  /** The bytes that travel. */
  public static byte[] packed(Object original) {
    var bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  static <T> T unpacked(Class<T> type, byte[] bytes) {
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return type.cast(in.readObject());
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
