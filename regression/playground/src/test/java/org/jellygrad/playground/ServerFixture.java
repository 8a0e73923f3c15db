package org.jellygrad.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server for a class of tests, and someone who asks it. The class fails if the server had a fault of its own:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ServerFixture SERVER = new ServerFixture();
 * }</pre>
 */
public final class ServerFixture implements BeforeAllCallback, AfterAllCallback {
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private @Nullable Playground playground;
    private @Nullable PageClient client;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        playground = Playground.start(0, Map.of(), faults::add);
        client = new PageClient(playground);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        playground().close();
        assertThat(faults).isEmpty();
    }

    /** The server. */
    public Playground playground() {
        return Objects.requireNonNull(playground);
    }

    /** A browser's session. */
    public PageClient client() {
        return Objects.requireNonNull(client);
    }

    /** The run of a state, which is written as the inside of a JSON object. */
    public PageClient.Answer run(String state) {
        return client().frame("/api/run", "{" + state + "}");
    }

    /** Why the step of a state goes where it goes. */
    public JsonObject step(String state) {
        return client().json("/api/step", "{" + state + "}");
    }
}
