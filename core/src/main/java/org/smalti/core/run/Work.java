package org.smalti.core.run;

import java.io.Serializable;

/**
 * What is done with one item. It may run on any thread or machine, so it carries only serialisable state. A {@link
 * org.smalti.core.SmaltiException} means that this item is left out. An interrupt of its thread means stop: long
 * loops call {@link org.smalti.core.CancelledException#throwIfInterrupted}.
 */
@FunctionalInterface
public interface Work<T, R> extends Serializable {
  R apply(T item, Task task) throws Exception;
}
