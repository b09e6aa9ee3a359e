package org.smalti.scrapers.archive.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** Documents in which any value may be anything. */
public final class Mutants {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] TEXTS = {
    "",
    "7",
    "-1",
    "true",
    "Metadata",
    "..",
    "/",
    "a\0b",
    "\ud800",
    "\r\n,\"",
    "99999999999999999999",
    "é.mp4"
  };

  private Mutants() {}

  /** A copy in which some values have been replaced by others. */
  public static JsonNode of(JsonNode node, Random random) {
    if (random.nextInt(12) == 0) {
      return anything(random, 2);
    }
    if (node.isObject()) {
      ObjectNode copy = NODES.objectNode();
      node.properties().forEach(entry -> {
        if (random.nextInt(15) > 0) {
          copy.set(entry.getKey(), of(entry.getValue(), random));
        }
      });
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = NODES.arrayNode();
      node.forEach(element -> copy.add(of(element, random)));
      return copy;
    }
    return node;
  }

  private static JsonNode anything(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextGaussian() * 1e30);
      case 4 -> NODES.numberNode(random.nextInt(3) - 1);
      case 5 -> NODES.textNode(TEXTS[random.nextInt(TEXTS.length)]);
      case 6 -> NODES.arrayNode().add(anything(random, depth - 1)).add(anything(random, depth - 1));
      default -> NODES.objectNode().set("name", anything(random, depth - 1));
    };
  }
}
