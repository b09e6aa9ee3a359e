package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;

/** Where a file comes from when the node that the front door redirects to does not send it. */
class IaDownloadNodesTest extends DownloadTester {
  private static final String FRONT = "/download/film/a.mp4";
  /** An address at which no server listens. */
  private static final String NOBODY = "127.0.0.1:1";

  private FakeArchive second;
  private FakeArchive third;

  @BeforeEach
  void openNodes() throws IOException {
    second = nodeWithFilm();
    third = nodeWithFilm();
  }

  @AfterEach
  void closeNodes() {
    second.close();
    third.close();
  }

  private static FakeArchive nodeWithFilm() throws IOException {
    FakeArchive node = new FakeArchive();
    node.item("film").file("a.mp4", SIZE);
    return node;
  }

  private static String host(FakeArchive node) {
    return node.url().substring("http://".length());
  }

  /** Makes the metadata record of the item name these nodes. */
  private void record(Consumer<ObjectNode> servers) {
    archive.item("film").document(document -> {
      document.put("dir", "/node/film");
      servers.accept(document);
    });
  }

  private void recordBoth() {
    record(document -> document.put("d1", host(second)).put("d2", host(third)));
  }

  private void assertFetched(Outcome outcome) throws IOException {
    assertThat(outcome).as(outcome.err()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void theRecordIsRequestedOnceBeforeASecondTransfer() throws IOException {
    recordBoth();
    search();
    int asked = archive.requests("/metadata/").size();
    archive.next(node(), Fault.oneByteWrong());
    assertFetched(download());
    assertThat(archive.requests("/metadata/")).hasSize(asked + 1);
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void aNodeThatRefusesConnectionsIsReplaced() throws IOException {
    recordBoth();
    search();
    archive.always(FRONT, Fault.leadingTo("http://" + NOBODY + "/"));
    assertFetched(download());
    assertThat(archive.requests(FRONT))
        .as("the front door may name another node")
        .hasSize(2);
    assertThat(second.requests()).containsExactly(node());
    assertThat(third.requests()).isEmpty();
  }

  @Test
  void eachNodeIsTriedInItsTurn() throws IOException {
    record(document -> {
      document.put("d1", NOBODY).put("d2", host(second));
      document.putArray("workable_servers").add(NOBODY).add(host(second)).add(host(third));
    });
    search();
    archive.always(FRONT, Fault.leadingTo("http://" + NOBODY + "/"));
    second.always(node(), Fault.status(503));
    assertFetched(download("--retries", "1"));
    assertThat(second.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 503})
  void aNodeThatHasLostTheFileIsReplaced(int status) throws IOException {
    recordBoth();
    search();
    archive.always(node(), Fault.status(status));
    assertFetched(download());
    assertThat(second.requests()).hasSize(1);
  }

  @Test
  void aNodeWhoseCopyIsDamagedIsReplaced() throws IOException {
    recordBoth();
    search();
    archive.always(node(), Fault.oneByteWrong());
    second.always(node(), Fault.oneByteWrong());
    assertFetched(download());
    assertThat(archive.requests("/node/")).hasSize(2);
    assertThat(third.requests()).hasSize(1);
  }

  @Test
  void aFileThatNoNodeHasRightIsAFailureThatSaysSo() throws IOException {
    recordBoth();
    search();
    archive.always(node(), Fault.oneByteWrong());
    second.always(node(), Fault.oneByteWrong());
    third.always(node(), Fault.status(404));
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("damaged", "md5");
    assertThat(media.resolve("a.mp4")).doesNotExist();
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void aPartOfOneNodeIsContinuedByAnotherAndTheChecksumDecides() throws IOException {
    recordBoth();
    search();
    archive.next(node(), Fault.cutHalfWay().and(Fault.tagged("\"of this node\"")));
    archive.next(FRONT, Fault.leadingTo(archive.url() + node()));
    archive.always(FRONT, Fault.leadingTo("http://" + NOBODY + "/"));
    assertFetched(download());
    assertThat(second.requests()).containsExactly(node() + " bytes=100000-");
  }

  @Test
  void aPartIsContinuedByTheOtherNodeThatTheFrontDoorNames() throws IOException {
    search();
    archive.next(node(), Fault.cutHalfWay().and(Fault.tagged("\"of this node\"")));
    archive.next(FRONT, Fault.leadingTo(archive.url() + node()));
    archive.always(FRONT, Fault.leadingTo(second.url() + node()));
    assertFetched(download());
    assertThat(second.requests())
        .as("with the validator of the other node, then without")
        .containsExactly(node() + " bytes=100000-", node() + " bytes=100000-");
  }

  @Test
  void withoutAChecksumAnotherNodeBeginsAnewUnlessItKnowsTheVersion() throws IOException {
    recordBoth();
    Files.writeString(items, "filename,url\na.mp4," + archive.url() + FRONT + "\n");
    archive.next(node(), Fault.cutHalfWay().and(Fault.tagged("\"of this node\"")));
    archive.next(FRONT, Fault.leadingTo(archive.url() + node()));
    archive.always(FRONT, Fault.leadingTo("http://" + NOBODY + "/"));
    second.next(node(), Fault.cutHalfWay());
    third.always(node(), Fault.status(404));
    assertFetched(download());
    assertThat(second.requests())
        .as("the whole file, then the rest of that")
        .hasSize(2)
        .first()
        .isEqualTo(node() + " bytes=100000-");
    assertThat(second.recorded().get(0).getHeaders().get("If-Range")).isEqualTo("\"of this node\"");
  }

  @Test
  void onlyPlainHostNamesAreTakenFromTheRecord() throws IOException {
    record(document -> {
      document.put("d1", "user:word@" + host(second)).put("d2", host(second) + "/../x");
      document
          .putArray("workable_servers")
          .add(17)
          .addNull()
          .add("a b")
          .add("http://" + host(second))
          .add(host(third) + "9999")
          .add("localhost:1\r\nX: y")
          .add(host(third));
    });
    search();
    archive.always(node(), Fault.status(404));
    assertFetched(download());
    assertThat(second.requests()).isEmpty();
    assertThat(third.requests()).hasSize(1);
  }

  @Test
  void aPrivateFileIsNotLookedForElsewhere() throws IOException {
    recordBoth();
    search();
    archive.always(node(), Fault.status(403));
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(archive.requests("/node/")).hasSize(1);
    assertThat(second.requests()).isEmpty();
  }
}
