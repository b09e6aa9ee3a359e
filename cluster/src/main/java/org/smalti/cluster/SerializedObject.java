package org.smalti.cluster;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.serializer.SerializerInstance;
import scala.reflect.ClassTag$;

/**
 * An item or an outcome as it travels. Whoever only passes it on need not know its class, and an object that can't be
 * sent or read is the fault of one item, not of the connection.
 */
final class SerializedObject implements Serializable {
  private final byte[] bytes;

  private SerializedObject(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Serialises an object; what Spark throws if that can't be done names the field. */
  static <S extends Serializable> SerializedObject of(S object) {
    ByteBuffer buffer = serializer().serialize(object, ClassTag$.MODULE$.<S>apply(Object.class));
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new SerializedObject(bytes);
  }

  /** The object, made anew. */
  <S extends Serializable> S as(Class<? super S> type) {
    // An executor's threads know classes that were sent to it.
    ClassLoader loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
        .orElse(SerializedObject.class.getClassLoader());
    return serializer()
        .deserialize(ByteBuffer.wrap(bytes), loader, ClassTag$.MODULE$.<S>apply(type));
  }

  private static SerializerInstance serializer() {
    return SparkEnv.get().closureSerializer().newInstance();
  }
}
