package org.jellygrad.playground.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.Playground;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.CourseShelf;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.Shelf;
import org.jellygrad.playground.state.StateReader;
import org.junit.jupiter.api.Test;

/** What a browser's runs take of memory, and how it is given back. */
class SessionTest {
    private static final Shelf SHELF = new Shelf(Map.of(), new CourseShelf(Course.load()));

    private static PageState state(double rate, int epochs) {
        return StateReader.read(
                SHELF,
                JsonParser.parseString("{\"data\":\"jellybeans\",\"lr\":" + rate + ",\"epochs\":" + epochs + "}")
                        .getAsJsonObject());
    }

    @Test
    void aRunIsMadeOnce() {
        Session session = new Session(1 << 20, 0, Map.of());

        assertThat(session.run(state(1e-6, 100), null)).isSameAs(session.run(state(1e-6, 100), null));
        assertThat(session.run(state(2e-6, 100), null)).isNotSameAs(session.run(state(1e-6, 100), null));
    }

    @Test
    void theOldestRunsAreGivenUpAboveTheBound() {
        RecordedRun one = new Session(1 << 20, 0, Map.of()).run(state(1e-6, 100), null);
        Session session = new Session(3 * one.bytes(), 0, Map.of());
        RecordedRun first = session.run(state(1e-6, 100), null);
        session.run(state(1.1e-6, 100), null);
        session.run(state(1.2e-6, 100), null);
        assertThat(session.bytes()).isEqualTo(3 * one.bytes());

        assertThat(session.run(state(1e-6, 100), null)).as("used again").isSameAs(first);
        session.run(state(1.3e-6, 100), null);

        assertThat(session.bytes()).isEqualTo(3 * one.bytes());
        assertThat(session.run(state(1e-6, 100), null)).as("still there").isSameAs(first);
    }

    @Test
    void aRunThatIsTooLargeAloneStaysUntilTheNext() {
        Session session = new Session(1_000, 0, Map.of());
        RecordedRun large = session.run(state(1e-6, 1_000), null);

        assertThat(session.run(state(1e-6, 1_000), null)).isSameAs(large);
        session.run(state(2e-6, 1_000), null);
        assertThat(session.bytes()).isEqualTo(large.bytes());
    }

    @Test
    void whatASliderPassesIsNotKept() {
        Session session = new Session(1 << 20, 0, Map.of());

        session.passing(state(1e-6, 100), null);

        assertThat(session.bytes()).isZero();
    }

    @Test
    void memoryIsBoundedByWhatTheRunHolds() {
        RecordedRun run = new Session(1 << 20, 0, Map.of()).run(state(1e-6, 1_000), null);

        // Six numbers of each of 1001 points, and three for each of the two parameters.
        assertThat(run.bytes()).isEqualTo(1_001L * (6 + 3 * 2) * Double.BYTES);
    }

    @Test
    void anEndedSessionGivesAllBackAndKeepsNothing() {
        Session session = new Session(1 << 20, 0, Map.of());
        session.run(state(1e-6, 100), null);

        session.end();

        assertThat(session.bytes()).isZero();
        assertThatThrownBy(() -> session.run(state(2e-6, 100), null)).isInstanceOf(CancellationException.class);
        assertThat(session.bytes()).isZero();
    }

    @Test
    void theLongestSilentSessionMakesRoom() {
        Sessions sessions = new Sessions(Map.of());
        for (int i = 0; i < 40; i++) {
            sessions.of(sessions.open()).run(state(1e-6, 100), null);
        }

        assertThat(sessions.count()).isEqualTo(8);
        assertThat(sessions.bytes()).isEqualTo(8 * 101L * 12 * Double.BYTES);
        sessions.endAll();
        assertThat(sessions.bytes()).isZero();
    }

    @Test
    void aClosedServerHoldsNothing() throws IOException {
        Playground playground = Playground.start(0, Map.of(), fault -> {});
        new PageClient(playground).frame("/api/run", "{\"lr\":1e-6,\"epochs\":100}");
        assertThat(playground.bytes()).isPositive();

        playground.close();

        assertThat(playground.bytes()).isZero();
    }

    @Test
    void aRunIsCancelledByItsToken() throws Exception {
        List<Throwable> faults = new CopyOnWriteArrayList<>();
        try (Playground playground = Playground.start(0, Map.of(), faults::add)) {
            PageClient client = new PageClient(playground);
            client.get("/api/catalog"); // the cookie
            // A hundred thousand short steps over many rows take seconds.
            String slow =
                    "{\"data\":\"galton1886\",\"epochs\":100000,\"loss\":\"log-cosh\",\"scale\":\"standard\",\"lr\":1e-7,"
                            + "\"token\":\"T\"}";
            CompletableFuture<HttpResponse<byte[]>> run =
                    CompletableFuture.supplyAsync(() -> client.post("/api/run", slow));
            boolean cancelled = false;
            while (!cancelled && !run.isDone()) {
                cancelled = client.json("/api/cancel", "{\"token\":\"T\"}")
                        .get("cancelled")
                        .getAsBoolean();
            }

            assertThat(cancelled).isTrue();
            assertThat(PageClient.text(run.get(10, TimeUnit.SECONDS))).isEqualTo("{\"cancelled\":true}");
            assertThat(playground.bytes()).isZero();
            assertThat(client.json("/api/cancel", "{\"token\":\"T\"}")
                            .get("cancelled")
                            .getAsBoolean())
                    .as("when it is over")
                    .isFalse();
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void nobodyCancelsAnothersRun() throws IOException {
        try (Playground playground = Playground.start(0, Map.of(), fault -> {})) {
            PageClient one = new PageClient(playground);
            one.get("/api/catalog");
            CompletableFuture<HttpResponse<byte[]>> run = CompletableFuture.supplyAsync(() -> one.post(
                    "/api/run",
                    "{\"data\":\"galton1886\",\"batch\":400,\"epochs\":3000,\"scale\":\"standard\",\"token\":\"T\"}"));
            PageClient other = new PageClient(playground);
            boolean cancelled = false;
            while (!run.isDone()) {
                cancelled |= other.json("/api/cancel", "{\"token\":\"T\"}")
                        .get("cancelled")
                        .getAsBoolean();
            }

            assertThat(cancelled).isFalse();
            assertThat(run.join().statusCode()).isEqualTo(200);
        }
    }
}
