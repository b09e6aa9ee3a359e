package org.smalti.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in an archive, by CycloneDX: what its plugin for Maven says of the class path, for each platform with the
 * jars of that platform, and what is no dependency of Maven: Java.
 */
final class BillOfMaterials {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Pattern RELEASE_LINE = Pattern.compile("(?m)^(\\w+)=\"(.*)\"$");

  private final ReleaseSettings settings;

  BillOfMaterials(ReleaseSettings settings) {
    this.settings = settings;
  }

  /**
   * @param jars of the platform, unchanged
   * @param runtime the linked Java, or a folder that is not there
   */
  String of(ReleasePlatform platform, List<Path> jars, Path runtime) throws IOException {
    String text = Files.readString(settings.target().resolve("bom.json"));
    ObjectNode bill = (ObjectNode)
        JSON.readTree(text.replace(settings.own().classifier(), platform.classifier()));
    ObjectNode metadata = bill.withObjectProperty("metadata");
    metadata.put("timestamp", settings.timestamp().toString());
    metadata
        .withArrayProperty("properties")
        .addObject()
        .put("name", "smalti:hashes")
        .put(
            "value",
            "of the jars as they are in Maven Central; what is not used was left out of some");
    metadata.withObjectProperty("component").put("type", "application").put("name", "smalti");
    ArrayNode components = bill.withArrayProperty("components");
    for (JsonNode component : components) {
      jars.stream()
          .filter(jar -> isNative(jar, component, platform))
          .findAny()
          .ifPresent(jar -> ((ObjectNode) component).set("hashes", hashes(jar)));
    }
    if (Files.isRegularFile(runtime.resolve("release"))) {
      components.add(java(Files.readString(runtime.resolve("release"))));
    }
    return write(bill);
  }

  private static boolean isNative(Path jar, JsonNode component, ReleasePlatform platform) {
    String address = component.path("purl").asText();
    String name =
        component.path("name").asText() + "-" + component.path("version").asText() + "-";
    return address.contains("classifier=" + platform.classifier())
        && jar.getFileName().toString().startsWith(name + platform.classifier());
  }

  private static ArrayNode hashes(Path jar) {
    ArrayNode hashes = JSON.createArrayNode();
    hashes.addObject().put("alg", "SHA-256").put("content", Checksums.sha256(jar));
    return hashes;
  }

  private static ObjectNode java(String release) {
    ObjectNode component = JSON.createObjectNode().put("type", "platform").put("name", "OpenJDK");
    Matcher lines = RELEASE_LINE.matcher(release);
    while (lines.find()) {
      switch (lines.group(1)) {
        case "JAVA_RUNTIME_VERSION", "JAVA_VERSION" -> component.put("version", lines.group(2));
        case "IMPLEMENTOR" -> component.put("publisher", lines.group(2));
        case "MODULES" ->
          component.put("description", "a runtime of these modules: " + lines.group(2));
        default -> {}
      }
    }
    licence(component, "GPL-2.0-only WITH Classpath-exception-2.0");
    return component;
  }

  private static void licence(ObjectNode component, String expression) {
    component.withArrayProperty("licenses").addObject().put("expression", expression);
  }

  private static String write(JsonNode node) throws JsonProcessingException {
    return JSON.writeValueAsString(node).replace("\r\n", "\n") + "\n";
  }
}
