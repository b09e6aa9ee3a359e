package org.smalti.scrapers.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.scrapers.web.NetworkOptions;
import org.smalti.scrapers.web.PoliteClient;
import picocli.CommandLine;

class DownloadWorkTest {
  private static final String SECRET = "s3cr3tOfTheAccount";

  @Test
  void keysStayBehindWhenTheWorkGoesToAnotherMachine() throws Exception {
    PoliteClient client = CommandLine.populateCommand(
            new NetworkOptions(),
            "--archive-url=https://archive.org",
            "--access=myAccess",
            "--secret=" + SECRET)
        .client();
    DownloadWork work = new DownloadWork(client, (file, c) -> List.of(), false);
    var bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(work);
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    assertThat(work.toString()).doesNotContain(SECRET);
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isInstanceOf(DownloadWork.class);
    }
  }
}
